using System.Runtime.CompilerServices;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import.Tables;

/// <summary>
/// Reads lists: a value a line, whose type its form tells. What follows <c>#</c> or <c>;</c> at the line's start or after a blank is a comment;
/// of a line of a hosts file (<c>0.0.0.0 evil.example</c>) the name counts.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ListReader(TimeProvider time) : IImportReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportedItem> ReadAsync(ImportContent content, ImportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await content.OpenAsync(cancellationToken);
        var (now, index) = (time.GetUtcNow(), 0L);
        await foreach (var record in new RecordReader(stream, '\0', quotes: false).ReadAsync(cancellationToken))
        {
            if (record is not [var line])
            {
                yield return new() { Error = new(index++, Id: null, $"The line is longer than {RecordReader.MaxLength} characters.") };
            }
            else if (ValueOf(line) is { Length: > 0 } value)
            {
                yield return Observables.Recognise(value) is { } observable
                    ? new() { Indicator = IndicatorDraft.Of(observable, request, now) }
                    : new() { Error = new(index, Shown(value), "It is neither an address or network, domain, URL, e-mail address, digest nor registry key.") };
                index++;
            }
        }
    }

    /// <summary>A value as an error shows it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its beginning.</returns>
    internal static string Shown(string value) => value.Length <= 200 ? value : value[..200];

    private static string ValueOf(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '#' or ';' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                line = line[..i].Trim();
                break;
            }
        }

        return line.Split((char[])[' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries) is ["0.0.0.0" or "127.0.0.1" or "::" or "::1", var name, ..] ? name : line;
    }
}
