namespace HelmAI.Core.Intelligence;

/// <summary>An import of indicators: a job, as far as it got.</summary>
public sealed record IndicatorImport
{
    /// <summary>The job's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant that asked for it.</summary>
    public required string TenantId { get; init; }

    /// <summary>The tenant whose indicators they are, or <see cref="Indicator.Shared"/>.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The import's name.</summary>
    public required string Source { get; init; }

    /// <summary>How the indicators stand in it: <c>json</c>, <c>csv</c>, <c>tsv</c> or <c>list</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The confidence of what says none itself, from 0 to 100; <see langword="null"/> leaves it to the decay model.</summary>
    public int? Confidence { get; init; }

    /// <summary>Labels for everything.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required ImportState State { get; init; }

    /// <summary>How many bytes there are to read, packed as they came.</summary>
    public long BytesTotal { get; init; }

    /// <summary>How many of them were read.</summary>
    public long BytesRead { get; init; }

    /// <summary>How many indicators were stored.</summary>
    public long Accepted { get; init; }

    /// <summary>How many were there already.</summary>
    public long Unchanged { get; init; }

    /// <summary>How many things can't be taken.</summary>
    public long Rejected { get; init; }

    /// <summary>How many things are of no use here.</summary>
    public long Ignored { get; init; }

    /// <summary>How many objects and relationships were stored with the indicators.</summary>
    public long Related { get; init; }

    /// <summary>Why the first of the rejected were, as JSON.</summary>
    public string Errors { get; init; } = "[]";

    /// <summary>Why it failed; <see langword="null"/> where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When it was asked for, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the process that runs it last said so, in UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended, in UTC; <see langword="null"/> while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
