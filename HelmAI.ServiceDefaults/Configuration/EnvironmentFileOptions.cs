namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Carries the faults of the <c>.env</c> file to the validation of options.</summary>
internal sealed class EnvironmentFileOptions
{
    /// <summary>The lines that can't be read.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];
}
