using Microsoft.Extensions.Configuration;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>A <c>.env</c> file as a source of configuration; a file that is not there says nothing.</summary>
/// <param name="path">The file's path.</param>
internal sealed class EnvironmentFileSource(string path) : IConfigurationSource
{
    /// <summary>What the file says.</summary>
    public EnvironmentFile File { get; } = Read(path);

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(File);

    private static EnvironmentFile Read(string path)
    {
        try
        {
            return EnvironmentFile.Parse(System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : string.Empty);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Reported with all other mistakes instead of ending the program here.
            return new EnvironmentFile(new Dictionary<string, string>(StringComparer.Ordinal), ["the file can't be read"]);
        }
    }

    private sealed class Provider(EnvironmentFile file) : ConfigurationProvider
    {
        public override void Load()
        {
            foreach (var (name, value) in file.Values)
            {
                Set(Setting.ToKey(name), value);
            }
        }
    }
}
