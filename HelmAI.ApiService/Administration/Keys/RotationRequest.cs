namespace HelmAI.ApiService.Administration.Keys;

/// <summary>The body that asks for a new secret.</summary>
internal sealed record RotationRequest
{
    /// <summary>For how many seconds the old secret is good too.</summary>
    public int? GraceSeconds { get; init; }
}
