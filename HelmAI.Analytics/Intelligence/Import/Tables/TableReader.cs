using System.Globalization;
using System.Runtime.CompilerServices;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import.Tables;

/// <summary>Reads tables of indicators: the first line that is no comment names the columns, each further one is an indicator.</summary>
/// <param name="separator">What stands between fields.</param>
/// <param name="quotes">Whether fields may stand in quotes.</param>
/// <param name="time">The clock.</param>
internal sealed class TableReader(char separator, bool quotes, TimeProvider time) : IImportReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportedItem> ReadAsync(ImportContent content, ImportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await content.OpenAsync(cancellationToken);
        TableColumns? columns = null;
        var (now, index) = (time.GetUtcNow(), 0L);
        await foreach (var record in new RecordReader(stream, separator, quotes).ReadAsync(cancellationToken))
        {
            if (record is [""] || (columns is not null && record is [['#', ..], ..]))
            {
                continue;
            }

            if (columns is null)
            {
                // Feeds write their header as the last of their comments.
                columns = record is [['#', ..], ..] ? TryRead(record) : TableColumns.Read(record);
                continue;
            }

            yield return Read(columns, record, index++, request, now);
        }

        if (columns is null)
        {
            throw new BrokenImportException("It has no header, which names the columns.");
        }
    }

    private static TableColumns? TryRead(IReadOnlyList<string> comment)
    {
        try
        {
            return comment.Count > 1 ? TableColumns.Read(comment) : null;
        }
        catch (BrokenImportException)
        {
            return null;
        }
    }

    private static ImportedItem Read(TableColumns columns, IReadOnlyList<string> record, long index, ImportRequest request, DateTimeOffset now)
    {
        var value = columns.Text(record, "value");
        try
        {
            return value is null
                ? new() { Error = new(index, Id: null, record.Count == 0 ? $"The line is longer than {RecordReader.MaxLength} characters." : "It has no value.") }
                : new() { Indicator = Read(columns, record, value, request, now) };
        }
        catch (FormatException exception)
        {
            return new() { Error = new(index, ListReader.Shown(value ?? string.Empty), exception.Message) };
        }
    }

    private static Indicator Read(TableColumns columns, IReadOnlyList<string> record, string value, ImportRequest request, DateTimeOffset now)
    {
        var draft = IndicatorDraft.Of(ReadValue(columns, record, value), request, now);
        var modified = columns.Time(record, "modified");
        var validFrom = columns.Time(record, "valid_from");
        var labels = columns.Text(record, "labels")?.Split((char[])[',', '|', ';']) ?? [];
        return draft with
        {
            Id = columns.Text(record, "id") is { } id ? ReadId(id) ?? draft.Id : draft.Id,
            Name = IndicatorDraft.Text(columns.Text(record, "name")),
            Description = IndicatorDraft.Text(columns.Text(record, "description")),
            Confidence = ReadConfidence(columns.Text(record, "confidence")) ?? draft.Confidence,
            Labels = labels.Length == 0 ? draft.Labels : IndicatorDraft.Labels([.. labels, .. request.Labels]),
            Tlp = IndicatorDraft.Tlp(columns.Text(record, "tlp")),
            ValidFrom = validFrom ?? modified ?? now,
            ValidUntil = columns.Time(record, "valid_until"),
            Created = validFrom ?? modified ?? now,
            Modified = modified ?? now,
            IsDated = modified is not null,
            IsRevoked = columns.Text(record, "revoked") is "1" or "true" or "True" or "TRUE",
            ExternalReferences = columns.Text(record, "reference") is { } url ? [new(request.Source, Url: IndicatorDraft.Text(url))] : [],
        };
    }

    private static Observable ReadValue(TableColumns columns, IReadOnlyList<string> record, string value)
    {
        if (columns.Text(record, "type") is not { } written)
        {
            return TableTypes.TryParse(columns.ValueName, out var implied) && Observables.Normalise(implied, value) is { } known ? known
                : Observables.Recognise(value) ?? throw new FormatException("It is neither an address or network, domain, URL, e-mail address, digest nor registry key.");
        }

        return TableTypes.TryParse(written, out var type)
            ? Observables.Normalise(type, value) ?? throw new FormatException($"It is no value of type '{written}'.")
            : throw new FormatException($"'{ListReader.Shown(written)}' is no type that is looked for; these are {string.Join(", ", ObservableTypeNames.All)}.");
    }

    private static Guid? ReadId(string id) => Guid.TryParse(id.StartsWith("indicator--", StringComparison.Ordinal) ? id["indicator--".Length..] : id, out var uuid) ? uuid : null;

    // Some give it from 0 to 100, some from 0.0 to 1.0.
    private static int? ReadConfidence(string? text) => text switch
    {
        null => null,
        _ when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100 =>
            (int)Math.Round(number <= 1 && text.Contains('.', StringComparison.Ordinal) ? number * 100 : number),
        _ => throw new FormatException($"'confidence' is no number from 0 to 100, but '{ListReader.Shown(text)}'."),
    };
}
