using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Sigma.Packs;

/// <summary>The rule packs as they stand in the repository, loaded once for the tests over them.</summary>
public sealed class ShippedRules
{
    private const string ExamplesEnding = ".examples.yml";

    private static readonly string Root = Path.Combine(Repository.Root, "HelmAI.Analytics", "Rules");

    private readonly Lazy<DetectionEngine> _engine;
    private readonly Dictionary<string, RuleHeader> _headers;

    public ShippedRules()
    {
        (Mapping, MappingDiagnostics) = MappingLoader.LoadDirectory(Path.Combine(Root, "logsources"));
        Loaded = Load(Names);
        _headers = Loaded.Rules.Select(static rule => rule.Header).Concat(Loaded.Correlations.Select(static one => one.Header)).ToDictionary(static header => header.Location.File, StringComparer.Ordinal);
        _engine = new Lazy<DetectionEngine>(() => new DetectionEngine([new SigmaContent(Loaded, Mapping)]));
    }

    /// <summary>All rules: pack and file, as in <c>identity/brute-force</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.yml", SearchOption.AllDirectories)
            .Where(static file => !file.EndsWith(ExamplesEnding, StringComparison.Ordinal))
            .Select(static file => Path.ChangeExtension(Path.GetRelativePath(Root, file), null).Replace('\\', '/'))
            .Where(static name => !name.StartsWith("logsources/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The rules that ATT&amp;CK has no technique for, by the list in the README.</summary>
    public IReadOnlySet<string> WithoutTechnique { get; } = File.ReadLines(Path.Combine(Root, "README.md"))
        .SkipWhile(static line => line != "## Rules without a technique")
        .SelectMany(static line => line.Split('`').Where(static part => part.Contains('/', StringComparison.Ordinal) && !part.Contains(' ', StringComparison.Ordinal)))
        .ToHashSet(StringComparer.Ordinal);

    internal LogSourceMapping Mapping { get; }

    internal IReadOnlyList<SigmaDiagnostic> MappingDiagnostics { get; }

    internal SigmaLoadResult Loaded { get; }

    internal IReadOnlyCollection<RuleHeader> Headers => _headers.Values;

    /// <summary>A rule's text.</summary>
    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Root, name + ".yml"));

    /// <summary>The examples beside a rule; none where there is no such file.</summary>
    internal static IReadOnlyList<RuleExample> ExamplesOf(string name) =>
        Path.Combine(Root, name + ExamplesEnding) is var file && File.Exists(file) ? ExampleReader.Read(file) : [];

    internal RuleHeader HeaderOf(string name) => _headers[name];

    /// <summary>
    /// All rules together; or, for one that does not report by itself since it is a part of others, what it needs alone.
    /// </summary>
    internal DetectionEngine EngineFor(string name)
    {
        var header = HeaderOf(name);
        return IsPartOnly(header) ? new DetectionEngine([new SigmaContent(Load(Needed(header)), Mapping)]) : _engine.Value;
    }

    private bool IsPartOnly(RuleHeader header) =>
        Loaded.Correlations.Where(one => Refers(one, header)).ToList() is { Count: > 0 } referring && !referring.Exists(static one => one.Generate);

    // A rule and what it is made of.
    private IEnumerable<string> Needed(RuleHeader header) =>
        Headers.Where(part => Loaded.Correlations.Any(one => one.Header == header && Refers(one, part))).SelectMany(Needed).Append(header.Location.File);

    private static bool Refers(SigmaCorrelation correlation, RuleHeader header) => correlation.Rules.Any(reference => CorrelationReferences.Means(reference, header));

    private static SigmaLoadResult Load(IEnumerable<string> names) => new SigmaLoader(new SigmaLoadOptions()).LoadTexts(names.Distinct().Select(static name => (name, TextOf(name))));
}
