using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>What became of an import so far.</summary>
public sealed record ImportTally
{
    /// <summary>How many rejections are described; all are counted.</summary>
    public const int MaxErrors = 100;

    /// <summary>How many indicators were stored, new or in the place of an earlier version.</summary>
    public long Accepted { get; init; }

    /// <summary>How many were there already.</summary>
    public long Unchanged { get; init; }

    /// <summary>How many things can't be taken.</summary>
    public long Rejected { get; init; }

    /// <summary>How many things are of no use here, such as reports, or MISP attributes that are not meant for detection.</summary>
    public long Ignored { get; init; }

    /// <summary>How many objects and relationships were stored with the indicators.</summary>
    public long Related { get; init; }

    /// <summary>Why the first of the rejected were.</summary>
    public IReadOnlyList<ImportError> Errors { get; init; } = [];

    /// <summary>Counts what was read and stored.</summary>
    /// <param name="saved">What became of indicators.</param>
    /// <param name="related">How many objects and relationships were stored.</param>
    /// <param name="ignored">How many things were passed over.</param>
    /// <param name="rejected">Why things were not taken.</param>
    /// <returns>All counts.</returns>
    internal ImportTally With(SaveCounts saved, int related, int ignored, IReadOnlyList<ImportError> rejected) => this with
    {
        Accepted = Accepted + saved.Accepted,
        Unchanged = Unchanged + saved.Unchanged,
        Rejected = Rejected + rejected.Count,
        Ignored = Ignored + ignored,
        Related = Related + related,
        Errors = Errors.Count >= MaxErrors || rejected.Count == 0 ? Errors : [.. Errors, .. rejected.Take(MaxErrors - Errors.Count)],
    };
}
