using System.Collections.Frozen;
using System.Net;
using System.Text;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>Finds values that stand, as a whole, in an indicator list. Every string of the event is looked up, and the host of every URL.</summary>
internal sealed class IndicatorDetector : IDetector
{
    /// <summary>What the rules' identifiers begin with; the indicator's value follows.</summary>
    public const string RulePrefix = "helm.indicator.";

    // The longest URL that browsers and proxies commonly pass on.
    private const int MaxLength = 2_048;

    private static readonly string[] Actions = ["Block the indicator", "Investigate what else the affected user or host contacted"];

    private readonly FrozenDictionary<string, IndicatorEntry>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Creates the detector.</summary>
    /// <param name="index">The indicators by canonical value.</param>
    public IndicatorDetector(IReadOnlyDictionary<string, IndicatorEntry> index) =>
        _lookup = index.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <inheritdoc/>
    public void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output)
    {
        HashSet<string>? found = null;
        Span<char> buffer = stackalloc char[MaxLength];
        for (var i = 0; i < fields.StringCount; i++)
        {
            var value = fields.String(i);
            if (value.Utf8.Length is < 4 or > MaxLength || Find(value.Utf8, buffer) is not { } entry)
            {
                continue;
            }

            if ((found ??= new(StringComparer.Ordinal)).Add(entry.Indicator.Value))
            {
                output.Add(Describe(entry, new Evidence(fields.PathOf(value), EvidenceText.Of(value), entry.Indicator.Value)));
            }
        }
    }

    private IndicatorEntry? Find(ReadOnlySpan<byte> utf8, Span<char> buffer)
    {
        var text = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        var colon = text.IndexOf(':');
        if (colon > 0 && text[colon..].StartsWith("://"))
        {
            return FindUrl(text, colon + 3);
        }

        // An IPv6 address has many spellings.
        if (colon >= 0 && IPAddress.TryParse(text, out var address))
        {
            return Lookup(CanonicalValue.Of(address));
        }

        MakeLower(text);
        return Lookup(text.TrimEnd('.'));
    }

    private IndicatorEntry? FindUrl(Span<char> url, int authority)
    {
        var path = url[authority..].IndexOfAny('/', '?', '#');
        MakeLower(path < 0 ? url : url[..(authority + path)]);
        return Lookup(url) ?? Lookup(CanonicalValue.HostOf(url));
    }

    private IndicatorEntry? Lookup(ReadOnlySpan<char> value) => _lookup.TryGetValue(value, out var entry) ? entry : null;

    private static void MakeLower(Span<char> text)
    {
        foreach (ref var c in text)
        {
            c = char.ToLowerInvariant(c);
        }
    }

    private static Finding Describe(IndicatorEntry entry, Evidence evidence)
    {
        var indicator = entry.Indicator;
        return new Finding
        {
            RuleId = RulePrefix + indicator.Value,
            Title = indicator.Description is { } description
                ? $"Known malicious {Name(indicator.Kind)}: {description}"
                : $"Known malicious {Name(indicator.Kind)} ({entry.ListName})",
            Severity = indicator.Severity,
            Confidence = indicator.Confidence,
            Evidence = [evidence],
            RecommendedActions = Actions,
        };
    }

    private static string Name(IndicatorKind kind) => kind switch
    {
        IndicatorKind.Ip => "address",
        IndicatorKind.Domain => "domain",
        IndicatorKind.Url => "URL",
        IndicatorKind.Hash => "file",
        _ => "e-mail address",
    };
}
