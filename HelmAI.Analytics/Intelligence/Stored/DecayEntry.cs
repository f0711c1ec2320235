namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>A type's model as a file has it; what is left out is as in the built-in model.</summary>
internal sealed record DecayEntry
{
    /// <summary>After how many days the confidence is 0: above 0, up to 36,500.</summary>
    public double? LifetimeDays { get; init; }

    /// <summary>The decay speed: 0.05 to 20.</summary>
    public double? Speed { get; init; }

    /// <summary>Below which confidence an indicator is no longer looked for: 0 to 100; 0 for ever.</summary>
    public int? Threshold { get; init; }

    /// <summary>The base where a source gives none: 0 to 100.</summary>
    public int? DefaultConfidence { get; init; }
}
