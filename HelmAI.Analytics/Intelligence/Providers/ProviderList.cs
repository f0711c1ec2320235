namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>The further providers of the configuration, and what is wrong with them.</summary>
internal sealed class ProviderList
{
    /// <summary>The providers, in their order.</summary>
    public IList<ProviderSettings> Providers { get; } = [];

    /// <summary>The mistakes, each a sentence that names its key.</summary>
    public IList<string> Faults { get; } = [];
}
