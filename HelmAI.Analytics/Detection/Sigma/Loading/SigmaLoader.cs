namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Loads rules from files.</summary>
/// <param name="options">How.</param>
internal sealed class SigmaLoader(SigmaLoadOptions options)
{
    private readonly DocumentReader _reader = new(options);

    /// <summary>Loads all <c>.yml</c> and <c>.yaml</c> files of directories and of those within.</summary>
    /// <param name="directories">The directories; of rules with the same identifier the first directory's is kept.</param>
    /// <returns>What it came to.</returns>
    public SigmaLoadResult LoadDirectories(params IEnumerable<string> directories)
    {
        string[] files =
        [
            .. directories
                .SelectMany(static directory => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                .Where(static file => Path.GetExtension(file) is ".yml" or ".yaml"),
        ];
        var documents = new IReadOnlyList<SigmaDocument>[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism }, i => documents[i] = ReadFile(files[i]));
        return RuleSetAssembler.Assemble(documents.SelectMany(static one => one));
    }

    /// <summary>Loads rules from texts.</summary>
    /// <param name="texts">What each is called in diagnostics, and the text.</param>
    /// <returns>What it came to.</returns>
    public SigmaLoadResult LoadTexts(params IEnumerable<(string Name, string Text)> texts) =>
        RuleSetAssembler.Assemble(texts.SelectMany(one => _reader.Read(one.Name, one.Text)));

    private IReadOnlyList<SigmaDocument> ReadFile(string file)
    {
        try
        {
            return _reader.Read(file, File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var bag = new DiagnosticBag(file);
            bag.Add(DiagnosticKinds.UnreadableFile, 1, e.Message.TrimEnd('.'));
            return [new SigmaDocument(bag.Diagnostics)];
        }
    }
}
