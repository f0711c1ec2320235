namespace HelmAI.ApiService.Threats;

/// <summary>The body that asks for many values.</summary>
internal sealed record LookupRequest
{
    /// <summary>The values.</summary>
    public IReadOnlyList<string?>? Values { get; init; }
}
