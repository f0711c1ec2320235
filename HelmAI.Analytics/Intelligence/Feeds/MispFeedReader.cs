using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>
/// Reads a MISP feed: its <c>manifest.json</c> tells of every event by UUID when it last changed, and <c>{uuid}.json</c> is the event. Events that
/// changed since the last poll are read in the order of that time, so that a poll that breaks off goes on where it was.
/// </summary>
/// <param name="client">Asks.</param>
internal sealed class MispFeedReader(FeedClient client) : IFeedReader
{
    private const string Manifest = "manifest.json";
    private const int MaxManifestBytes = 64 * 1024 * 1024;

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPart> ReadAsync(FeedSource source, FeedPosition position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = FolderOf(source.Url);
        foreach (var place in await ReadManifestAsync(source, new(folder, Manifest), cancellationToken))
        {
            if (!place.IsAfter(position.Event))
            {
                continue;
            }

            position = position with { Event = place };
            using var request = source.Ask(new(folder, $"{place.Id}.json"));
            using var response = await TrySendAsync(request, cancellationToken);
            if (response is null)
            {
                yield return new(Content: null, FeedKind.Misp, position) { Missing = 1 };
                continue;
            }

            await using var body = await client.OpenAsync(response, client.MaxBytes, cancellationToken);
            yield return new(body, FeedKind.Misp, position);
        }
    }

    // The address may be that of the directory, with or without a slash, or that of the manifest.
    private static Uri FolderOf(Uri url) => new UriBuilder(url)
    {
        Path = (url.AbsolutePath.EndsWith($"/{Manifest}", StringComparison.Ordinal) ? url.AbsolutePath[..^Manifest.Length] : url.AbsolutePath).TrimEnd('/') + "/",
    }.Uri;

    private static List<MispPlace> ParseManifest(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateObject().Select(static entry => TryRead(entry)).OfType<MispPlace>().OrderBy(static place => place.Time).ThenBy(static place => place.Id)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FeedFaultException($"The server's {Manifest} is not a JSON object.", exception);
        }
    }

    // A name that is no UUID would be a path of the server's choosing.
    private static MispPlace? TryRead(JsonProperty entry) =>
        Guid.TryParseExact(entry.Name, "D", out var id)
        && entry.Value.ValueKind == JsonValueKind.Object
        && entry.Value.TryGetProperty("timestamp", out var timestamp)
        && long.TryParse(timestamp.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new(time, id)
            : null;

    private async Task<List<MispPlace>> ReadManifestAsync(FeedSource source, Uri url, CancellationToken cancellationToken)
    {
        using var request = source.Ask(url);
        using var response = await client.SendAsync(request, cancellationToken);
        return ParseManifest(await client.ReadAsync(response, MaxManifestBytes, cancellationToken));
    }

    // An event that the manifest names and the server has not must not keep the others from being read.
    private async Task<HttpResponseMessage?> TrySendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(request, cancellationToken);
        }
        catch (FeedFaultException fault) when (fault.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return null;
        }
    }
}
