using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Modifiers;

namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>Loads mapping files.</summary>
internal static class MappingLoader
{
    /// <summary>Loads all <c>.yml</c> files of a directory, those of directories within it left out.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>What the files say together, and what is wrong with them.</returns>
    public static (LogSourceMapping Mapping, IReadOnlyList<SigmaDiagnostic> Diagnostics) LoadDirectory(string directory)
    {
        var mappings = new List<LogSourceMapping>();
        var diagnostics = new List<SigmaDiagnostic>();
        foreach (var file in Directory.EnumerateFiles(directory, "*.yml", SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal))
        {
            var (mapping, said) = LoadText(file, File.ReadAllText(file));
            mappings.Add(mapping);
            diagnostics.AddRange(said);
        }

        return (LogSourceMapping.Join(mappings), diagnostics);
    }

    /// <summary>Reads a mapping.</summary>
    /// <param name="name">What it is called in diagnostics.</param>
    /// <param name="text">Its YAML.</param>
    /// <returns>What it says, and what is wrong with it.</returns>
    public static (LogSourceMapping Mapping, IReadOnlyList<SigmaDiagnostic> Diagnostics) LoadText(string name, string text)
    {
        var bag = new DiagnosticBag(name);
        var reader = new MappingReader(new DetectionReader(new ModifierChain(new SigmaLoadOptions().Placeholders)));
        LogSourceMapping[] mappings = [.. YamlFile.Documents(text, bag).Select(document => reader.Read(new YamlMembers(document, bag), bag))];
        return (LogSourceMapping.Join(mappings), bag.Diagnostics);
    }
}
