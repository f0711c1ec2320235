using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>One thing out of what is imported: exactly one of its kinds is set, or none where it is of no use here.</summary>
internal readonly record struct ImportedItem
{
    /// <summary>How many bytes it has in JSON; 0 where it comes from a table or a list, whose texts count.</summary>
    public int Length { get; init; }

    /// <summary>An indicator.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>Something that indicators are related to.</summary>
    public IntelligenceObject? Object { get; init; }

    /// <summary>How an indicator is related to it.</summary>
    public IntelligenceRelationship? Relationship { get; init; }

    /// <summary>Why it can't be taken.</summary>
    public ImportError? Error { get; init; }
}
