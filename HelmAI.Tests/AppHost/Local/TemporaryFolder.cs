namespace HelmAI.Tests.AppHost.Local;

/// <summary>A fresh folder, removed in the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("helmai-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
