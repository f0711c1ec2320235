namespace HelmAI.Analytics.Intelligence.Feeds.Taxii;

/// <summary>A place in a TAXII collection.</summary>
internal sealed record TaxiiPlace
{
    /// <summary>The time after which what is wanted was added (<c>added_after</c>); <see langword="null"/> for everything.</summary>
    public string? AddedAfter { get; init; }

    /// <summary>The server's name for the next page, while there is one; it goes with <see cref="AddedAfter"/>.</summary>
    public string? Next { get; init; }

    /// <summary>When the last thing on the last page was added: the next <see cref="AddedAfter"/>, once there are no more pages.</summary>
    public string? Reached { get; init; }

    /// <summary>The first page of those that this one is among: for a server that has forgotten the name of the next one.</summary>
    /// <returns>The place.</returns>
    public TaxiiPlace Back() => new() { AddedAfter = AddedAfter };
}
