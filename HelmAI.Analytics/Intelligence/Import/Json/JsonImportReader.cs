using HelmAI.Analytics.Intelligence.Import.Misp;
using HelmAI.Analytics.Intelligence.Import.Stix;

namespace HelmAI.Analytics.Intelligence.Import.Json;

/// <summary>Reads JSON, which says by its members whether it is STIX or MISP.</summary>
/// <param name="stix">Reads bundles and envelopes.</param>
/// <param name="misp">Reads events.</param>
internal sealed class JsonImportReader(StixReader stix, MispReader misp) : IImportReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportedItem> ReadAsync(
        ImportContent content, ImportRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in (await RecogniseAsync(content, cancellationToken)).ReadAsync(content, request, cancellationToken))
        {
            yield return item;
        }
    }

    private static JsonStep Choose(IReadOnlyList<string> path) => path switch
    {
        [] or ["*"] => JsonStep.Enter,
        ["type"] => JsonStep.Take,
        ["objects" or "Event" or "response"] or ["*", "Event"] => JsonStep.Announce,
        _ => JsonStep.Skip,
    };

    private async Task<IImportReader> RecogniseAsync(ImportContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.OpenAsync(cancellationToken);
        var isBundle = false;
        await foreach (var item in new JsonItemReader(stream, Choose).ReadAsync(cancellationToken))
        {
            switch (item.Name)
            {
                case "Event" or "response":
                    return misp;
                case "objects":
                    return stix;
                default:
                    isBundle |= item.Bytes.Span.SequenceEqual("\"bundle\""u8);
                    break;
            }
        }

        return isBundle ? stix : throw new BrokenImportException("The JSON is neither a STIX bundle (with 'objects') nor a MISP event (with 'Event' or 'response').");
    }
}
