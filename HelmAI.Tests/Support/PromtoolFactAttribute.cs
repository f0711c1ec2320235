namespace HelmAI.Tests.Support;

/// <summary>A test that asks Prometheus' own tool.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = InstalledServers.Find("promtool") is null ? "promtool (Debian package prometheus) is not installed." : null;
}
