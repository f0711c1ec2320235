namespace HelmAI.Analytics.RuleSets.Import;

/// <summary>What an import came to.</summary>
public sealed record ImportReport
{
    /// <summary>The greatest number of entries in <see cref="Rejections"/>.</summary>
    public const int MaxRejections = 100;

    /// <summary>How many YAML files there were.</summary>
    public required int Files { get; init; }

    /// <summary>How many rules, correlations and filters are new.</summary>
    public required int Loaded { get; init; }

    /// <summary>How many took the place of own or shared ones of the same id.</summary>
    public required int Replaced { get; init; }

    /// <summary>How many the tenant has, or shares, already as they are.</summary>
    public required int Unchanged { get; init; }

    /// <summary>How many documents have errors and were left out.</summary>
    public required int Rejected { get; init; }

    /// <summary>How many documents are neither rule, correlation nor filter.</summary>
    public required int Ignored { get; init; }

    /// <summary>Whether nothing was stored because only a check was asked for.</summary>
    public required bool DryRun { get; init; }

    /// <summary>Why documents were left out: the first hundred reasons.</summary>
    public required IReadOnlyList<RuleDiagnostic> Rejections { get; init; }
}
