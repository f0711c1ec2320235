namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>The confidence that somebody sets.</summary>
internal sealed record ConfidenceRequest
{
    /// <summary>From 0 to 100; null leaves it to source and time again.</summary>
    public required int? Confidence { get; init; }
}
