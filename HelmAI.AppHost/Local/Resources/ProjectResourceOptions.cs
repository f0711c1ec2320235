namespace Aspire.Hosting;

/// <summary>What of a project's own settings counts.</summary>
public sealed class ProjectResourceOptions
{
    /// <summary>Leaves the launch profile out. The engine never reads one, so it asks for this to be said.</summary>
    public bool ExcludeLaunchProfile { get; set; }
}
