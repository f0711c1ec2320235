using System.Runtime.CompilerServices;
using System.Text.Json;
using HelmAI.Analytics.Intelligence.Import.Json;

namespace HelmAI.Analytics.Intelligence.Import.Misp;

/// <summary>
/// Reads MISP events in MISP's JSON format (draft-dulaunoy-misp-core-format): one, or several in <c>response</c>; attribute by attribute, those of
/// objects too. The text is read twice: first what the events say of all their attributes, then the attributes.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class MispReader(TimeProvider time) : IImportReader
{
    // Of more events at once nobody keeps the titles.
    private const int MaxEvents = 100_000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportedItem> ReadAsync(ImportContent content, ImportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = await ReadEventsAsync(content, cancellationToken);
        await using var stream = await content.OpenAsync(cancellationToken);
        var (place, index) = (-1, 0L);
        await foreach (var item in new JsonItemReader(stream, ChooseAttributes).ReadAsync(cancellationToken))
        {
            if (item.Name == "Event")
            {
                place++;
            }
            else
            {
                yield return Read(item, index++, events[place], request);
            }
        }
    }

    private static JsonStep ChooseEvents(IReadOnlyList<string> path) => Within(path) switch
    {
        ["Event"] => JsonStep.Announce,
        ["Event", "info" or "Orgc" or "Tag"] => JsonStep.Take,
        [] => JsonStep.Enter,
        _ => JsonStep.Skip,
    };

    private static JsonStep ChooseAttributes(IReadOnlyList<string> path) => Within(path) switch
    {
        ["Event"] => JsonStep.Announce,
        ["Event", "Attribute", "*"] or ["Event", "Object", "*", "Attribute", "*"] => JsonStep.Take,
        [] or ["Event", "Attribute" or "Object"] or ["Event", "Object", "*"] or ["Event", "Object", "*", "Attribute"] => JsonStep.Enter,
        _ => JsonStep.Skip,
    };

    // The path from the event on; empty on the way there.
    private static string[] Within(IReadOnlyList<string> path)
    {
        var way = path switch { ["response", ..] => 2, ["*", ..] => 1, _ => 0 };
        return [.. path.Skip(way)];
    }

    private static async Task<List<MispEvent>> ReadEventsAsync(ImportContent content, CancellationToken cancellationToken)
    {
        var events = new List<MispEvent>();
        await using var stream = await content.OpenAsync(cancellationToken);
        await foreach (var item in new JsonItemReader(stream, ChooseEvents).ReadAsync(cancellationToken))
        {
            if (item.Name != "Event")
            {
                using var json = item.IsTooLarge ? null : JsonDocument.Parse(item.Bytes);
                events[^1].Add(item.Name, json?.RootElement ?? default);
            }
            else if (events.Count < MaxEvents)
            {
                events.Add(new());
            }
            else
            {
                throw new BrokenImportException($"It has more than {MaxEvents} events.");
            }
        }

        return events;
    }

    private ImportedItem Read(JsonItem item, long index, MispEvent parent, ImportRequest request)
    {
        if (item.IsTooLarge)
        {
            return new() { Error = new(index, Id: null, $"It is larger than {JsonItemReader.MaxItemBytes} bytes.") };
        }

        using var json = JsonDocument.Parse(item.Bytes);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return new() { Error = new(index, Id: null, "It is no object.") };
        }

        try
        {
            return MispAttribute.Read(json.RootElement, parent, request, time.GetUtcNow()) with { Length = item.Bytes.Length };
        }
        catch (FormatException exception)
        {
            return new() { Error = new(index, json.RootElement.Text("uuid") ?? json.RootElement.Text("value"), exception.Message) };
        }
    }
}
