namespace HelmAI.ApiService.Gateway.RateLimiting.Policies;

/// <summary>The policies of the configuration, and what is wrong with them.</summary>
internal sealed class LimitPolicyOptions
{
    /// <summary>The policies, in their order.</summary>
    public IList<LimitPolicy> Policies { get; } = [];

    /// <summary>The mistakes, each a sentence that names its key.</summary>
    public IList<string> Faults { get; } = [];
}
