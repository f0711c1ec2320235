using System.Runtime.CompilerServices;
using System.Text.Json;
using HelmAI.Analytics.Intelligence.Import.Json;

namespace HelmAI.Analytics.Intelligence.Import.Stix;

/// <summary>
/// Reads STIX bundles (STIX 2.1, section 8; 2.0, part 1, section 5) and TAXII envelopes (TAXII 2.1, section 3.7), object by object. Objects are
/// linked by their ids, in the store: their order does not matter.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class StixReader(TimeProvider time) : IImportReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportedItem> ReadAsync(ImportContent content, ImportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await content.OpenAsync(cancellationToken);
        var objects = new StixObjects(request, time.GetUtcNow());
        var index = 0L;
        await foreach (var item in new JsonItemReader(stream, Choose).ReadAsync(cancellationToken))
        {
            yield return Read(objects, item, index++);
        }
    }

    private static JsonStep Choose(IReadOnlyList<string> path) => path switch
    {
        [] or ["objects"] => JsonStep.Enter,
        ["objects", "*"] => JsonStep.Take,
        _ => JsonStep.Skip,
    };

    private static ImportedItem Read(StixObjects objects, JsonItem item, long index)
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
            return objects.Read(json.RootElement) with { Length = item.Bytes.Length };
        }
        catch (FormatException exception)
        {
            return new() { Error = new(index, json.RootElement.Text("id"), exception.Message) };
        }
    }
}
