using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>How confidence in indicators falls with time.</summary>
internal sealed class DecayOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "IndicatorDecay";

    /// <summary>A JSON file with a model for some types, in the place of the built-in ones; none by default. See <see cref="DecayFile"/> for its form.</summary>
    [Setting("HELM_INTEL_DECAY", Example = "/etc/helm/decay.json")]
    public string? File { get; set; }
}
