using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Feeds.Taxii;

/// <summary>A collection of a TAXII server (section 5.2).</summary>
/// <param name="Url">Its address, with a slash at its end.</param>
/// <param name="Id">Its id.</param>
/// <param name="CanRead">Whether its objects may be read.</param>
internal sealed record TaxiiCollection(Uri Url, string Id, bool CanRead)
{
    private string? Title { get; init; }

    private string? Alias { get; init; }

    /// <summary>Reads a list of collections.</summary>
    /// <param name="list">The list.</param>
    /// <param name="url">The list's address, with a slash at its end.</param>
    /// <returns>The collections.</returns>
    /// <exception cref="FeedFaultException">One has no usable address.</exception>
    public static IReadOnlyList<TaxiiCollection> ReadAll(JsonElement list, Uri url) =>
        !list.TryGetProperty("collections", out var items) ? []
        : items.ValueKind != JsonValueKind.Array ? throw new FeedFaultException("The server's list of collections is none.")
        : [.. items.EnumerateArray().Select(item => TryRead(item, url) is { } one ? one with { Url = new(url, $"{Uri.EscapeDataString(one.Id)}/") } : throw new FeedFaultException("The server's list has a collection without an id."))];

    /// <summary>Reads a collection.</summary>
    /// <param name="item">The collection.</param>
    /// <param name="url">Its address, with a slash at its end.</param>
    /// <returns>The collection; <see langword="null"/> where it is none.</returns>
    public static TaxiiCollection? TryRead(JsonElement item, Uri url) =>
        item.ValueKind == JsonValueKind.Object && TaxiiJson.Text(item, "id") is { Length: > 0 } id && item.TryGetProperty("can_read", out var canRead)
            ? new(url, id, canRead.ValueKind == JsonValueKind.True) { Title = TaxiiJson.Text(item, "title"), Alias = TaxiiJson.Text(item, "alias") }
            : null;

    /// <summary>Whether it has a name: as id, alias or title.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it has.</returns>
    public bool IsCalled(string name) => Id.Equals(name, StringComparison.OrdinalIgnoreCase) || Alias == name || Title == name;
}
