using System.Text.Json;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>How an import stands.</summary>
public sealed record IndicatorImportReport
{
    /// <summary>The job.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportState State { get; init; }

    /// <summary>The import's name.</summary>
    public required string Source { get; init; }

    /// <summary>How the indicators stand in it.</summary>
    public required string Format { get; init; }

    /// <summary>Whether they work for all tenants.</summary>
    public required bool Shared { get; init; }

    /// <summary>How many bytes there are to read.</summary>
    public required long BytesTotal { get; init; }

    /// <summary>How many were read.</summary>
    public required long BytesRead { get; init; }

    /// <summary>How many indicators were stored, new or in the place of an earlier version.</summary>
    public required long Accepted { get; init; }

    /// <summary>How many were there already.</summary>
    public required long Unchanged { get; init; }

    /// <summary>How many things can't be taken.</summary>
    public required long Rejected { get; init; }

    /// <summary>How many things are of no use here.</summary>
    public required long Ignored { get; init; }

    /// <summary>How many objects and relationships were stored with the indicators.</summary>
    public required long Related { get; init; }

    /// <summary>Why the first 100 of the rejected were.</summary>
    public required IReadOnlyList<ImportError> Errors { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Describes a job.</summary>
    /// <param name="import">The job.</param>
    /// <returns>The description.</returns>
    internal static IndicatorImportReport Of(IndicatorImport import) => new()
    {
        Id = import.Id,
        State = import.State,
        Source = import.Source,
        Format = import.Format,
        Shared = import.OwnerId == Indicator.Shared,
        BytesTotal = import.BytesTotal,
        BytesRead = import.BytesRead,
        Accepted = import.Accepted,
        Unchanged = import.Unchanged,
        Rejected = import.Rejected,
        Ignored = import.Ignored,
        Related = import.Related,
        Errors = JsonSerializer.Deserialize(import.Errors, ImportJsonContext.Default.ListImportError) ?? [],
        Error = import.Error,
        CreatedAt = import.CreatedAt,
        FinishedAt = import.FinishedAt,
    };
}
