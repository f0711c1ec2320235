using System.Globalization;
using HelmAI.ApiService.Formats;
using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Gateway.Queries;

/// <summary>Reads the query of a request. Every member throws <see cref="ValidationException"/> naming the parameter whose value it can't take.</summary>
internal sealed class QueryReader
{
    private const int DefaultLimit = 50;

    private readonly IQueryCollection _query;

    /// <summary>Checks the names.</summary>
    /// <param name="query">The query.</param>
    /// <param name="parameters">What the route takes.</param>
    /// <exception cref="ValidationException">There is another parameter (a filter with a typing error must not answer everything), or one is given twice.</exception>
    public QueryReader(IQueryCollection query, IReadOnlyList<QueryParameter> parameters)
    {
        _query = query;
        foreach (var (name, values) in query)
        {
            if (!parameters.Any(parameter => parameter.Name == name))
            {
                throw new ValidationException($"There is no query parameter '{name}' here; there are {string.Join(", ", parameters.Select(p => p.Name))}.", name);
            }

            if (values.Count > 1)
            {
                throw new ValidationException($"The query parameter '{name}' is given more than once.", name);
            }
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Its value, or <see langword="null"/> where it is not given.</returns>
    public string? Text(string name)
    {
        var text = Value(name);
        return text is null || (text.Length <= SecurityEvent.MaxEnvelopeLength && !text.Contains('\0', StringComparison.Ordinal))
            ? text
            : throw Fault(name, $"a text of at most {SecurityEvent.MaxEnvelopeLength} characters without U+0000");
    }

    /// <summary>Reads a time.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The time in UTC, or <see langword="null"/> where it is not given.</returns>
    public DateTimeOffset? Time(string name)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        // An offset's plus sign that was not escaped arrives as a space.
        var restored = text.LastIndexOf(' ') is var space and > 10 ? $"{text[..space]}+{text[(space + 1)..]}" : text;
        return Timestamps.TryParse(restored, out var time)
            || (TryParse(text, out var unix) && Timestamps.TryFromUnix(unix, out time))
                ? time
                : throw Fault(name, "an RFC 3339 time, or Unix seconds or milliseconds");
    }

    /// <summary>Reads a severity.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The severity, or <see langword="null"/> where it is not given.</returns>
    public Severity? Severity(string name) => Value(name) switch
    {
        null => null,
        { } text when SeverityNames.TryParse(text, out var severity) => severity,
        _ => throw Fault(name, $"one of {string.Join(", ", SeverityNames.All)}"),
    };

    /// <summary>Reads an event's status.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The status, or <see langword="null"/> where it is not given.</returns>
    public EventStatus? Status(string name) => Value(name) switch
    {
        null => null,
        "queued" => EventStatus.Queued,
        "processed" => EventStatus.Processed,
        "failed" => EventStatus.Failed,
        _ => throw Fault(name, "one of queued, processed, failed"),
    };

    /// <summary>Reads an alert's status.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The status, or <see langword="null"/> where it is not given.</returns>
    public AlertStatus? AlertStatus(string name) => Value(name) switch
    {
        null => null,
        "open" => Core.Alerts.AlertStatus.Open,
        "acknowledged" => Core.Alerts.AlertStatus.Acknowledged,
        "resolved" => Core.Alerts.AlertStatus.Resolved,
        _ => throw Fault(name, "one of open, acknowledged, resolved"),
    };

    /// <summary>Reads a delivery's state.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The state, or <see langword="null"/> where it is not given.</returns>
    public DeliveryState? DeliveryState(string name) => Value(name) switch
    {
        null => null,
        "pending" => Core.Webhooks.DeliveryState.Pending,
        "delivered" => Core.Webhooks.DeliveryState.Delivered,
        "failed" => Core.Webhooks.DeliveryState.Failed,
        _ => throw Fault(name, "one of pending, delivered, failed"),
    };

    /// <summary>Reads an address.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The address in canonical form, or <see langword="null"/> where it is not given.</returns>
    public string? Address(string name) => Value(name) switch
    {
        null => null,
        { } text when IpAddresses.TryCanonicalize(text, out var address) => address,
        _ => throw Fault(name, "an IPv4 or IPv6 address"),
    };

    /// <summary>Reads a risk score.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The score, or <see langword="null"/> where it is not given.</returns>
    public double? Score(string name) => Value(name) switch
    {
        null => null,
        { } text when TryParse(text, out var score) && score is >= 0 and <= 1 => score,
        _ => throw Fault(name, "a number from 0.0 to 1.0"),
    };

    /// <summary>Reads a yes or no.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Which, or <see langword="null"/> where it is not given.</returns>
    public bool? Flag(string name) => Value(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Fault(name, "true or false"),
    };

    /// <summary>Reads an HTTP status.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The status, or <see langword="null"/> where it is not given.</returns>
    public int? HttpStatus(string name) => Value(name) switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 => status,
        _ => throw Fault(name, "an HTTP status from 100 to 599"),
    };

    /// <summary>Reads a whole number.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="least">The least that it may be, 0 or more.</param>
    /// <param name="most">The most.</param>
    /// <returns>The number, or <see langword="null"/> where it is not given.</returns>
    public int? Count(string name, int least, int most) => Value(name) switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most => count,
        _ => throw Fault(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")),
    };

    /// <summary>Reads a list of names.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="known">The names there are.</param>
    /// <returns>The names, without repetition, or <see langword="null"/> where it is not given.</returns>
    public IReadOnlyList<string>? List(string name, IReadOnlyList<string> known) => Value(name)?.Split(',').Distinct(StringComparer.Ordinal).ToList() switch
    {
        null => null,
        { } names when names.TrueForAll(one => known.Contains(one, StringComparer.Ordinal)) => names,
        _ => throw Fault(name, $"a list of {string.Join(", ", known)}, separated by commas"),
    };

    /// <summary>Reads how many items are wanted.</summary>
    /// <returns>The number, from 1 to <see cref="PageRequest.MaxLimit"/>.</returns>
    public int Limit()
    {
        var limit = DefaultLimit;
        return Value("limit") is not { } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= PageRequest.MaxLimit)
                ? limit
                : throw Fault("limit", $"a whole number from 1 to {PageRequest.MaxLimit}");
    }

    /// <summary>Reads which page is wanted.</summary>
    /// <returns>The page.</returns>
    public PageRequest Page()
    {
        var limit = Limit();
        PageCursor? after = null;
        if (Value("cursor") is { } cursor && !CursorText.TryParse(cursor, out after))
        {
            throw Fault("cursor", "a next_cursor that a list answered");
        }

        return new PageRequest(limit, after);
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static ValidationException Fault(string name, string expected) =>
        new($"The query parameter '{name}' is not {expected}.", name);

    private string? Value(string name) => _query.TryGetValue(name, out var values) ? values.ToString() : null;
}
