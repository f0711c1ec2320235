using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd.Faults;

/// <summary>A test that fills a disk of its own, with the servers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.WhyMissing ?? InstalledServers.Missing;
}
