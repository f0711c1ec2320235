using System.Collections.Frozen;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Linting;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;

namespace HelmAI.Analytics.RuleSets;

/// <summary>The rules that all tenants share, compiled together with all other content. Immutable.</summary>
internal sealed class RuleBase
{
    private readonly Lazy<LintContext> _lint;

    /// <summary>Compiles them.</summary>
    /// <param name="content">The rules.</param>
    /// <param name="others">The other content.</param>
    public RuleBase(SigmaContent content, IEnumerable<IDetectionContent> others)
    {
        Rules = content.Rules;
        Mapping = content.Mapping;
        Correlation = content.Correlation;
        var options = new SigmaLoadOptions { Placeholders = Mapping.Placeholders };
        Documents = new DocumentReader(options);
        Exceptions = new ExceptionReader(options);
        Engine = new DetectionEngine([.. others, content]);
        Entries = DocumentsOf(Rules).Select(static one => RuleEntry.Of(one)!)
            .ToFrozenDictionary(static one => one.Header.Id, StringComparer.OrdinalIgnoreCase);
        _lint = new Lazy<LintContext>(() => new LintContext(Rules, Mapping));
    }

    /// <summary>The rules.</summary>
    public SigmaLoadResult Rules { get; }

    /// <summary>How events are shaped and which log sources they belong to.</summary>
    public LogSourceMapping Mapping { get; }

    /// <summary>How correlations remember.</summary>
    public CorrelationOptions Correlation { get; }

    /// <summary>Reads tenants' documents, with the same placeholders as the shared rules.</summary>
    public DocumentReader Documents { get; }

    /// <summary>Reads tenants' exceptions, with the same placeholders.</summary>
    public ExceptionReader Exceptions { get; }

    /// <summary>All content, compiled, without any tenant's own.</summary>
    public DetectionEngine Engine { get; }

    /// <summary>The documents by their identifiers.</summary>
    public FrozenDictionary<string, RuleEntry> Entries { get; }

    /// <summary>What a rule stands among when it is looked at for weaknesses.</summary>
    public LintContext Lint => _lint.Value;

    private static IEnumerable<SigmaDocument> DocumentsOf(SigmaLoadResult rules) =>
    [
        .. rules.Rules.Select(static one => new SigmaDocument([]) { Rule = one }),
        .. rules.Correlations.Select(static one => new SigmaDocument([]) { Correlation = one }),
        .. rules.Filters.Select(static one => new SigmaDocument([]) { Filter = one }),
    ];
}
