using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>Tries rules on events. Nothing of either is stored, and no other rule has a say.</summary>
public sealed class RuleTester
{
    private readonly LiveRules _rules;
    private readonly BatchAnalyzer _analyzer;
    private readonly DetectionWatch _watch;

    internal RuleTester(LiveRules rules, BatchAnalyzer analyzer, DetectionWatch watch)
    {
        _rules = rules;
        _analyzer = analyzer;
        _watch = watch;
    }

    /// <summary>Tries rules. What correlations among them refer to is taken from the tenant's rules where it is not given.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="yaml">The rules.</param>
    /// <param name="events">The events, as if they came together.</param>
    /// <param name="isRouted">Whether a rule meets only events of its log source.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What they found.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<RuleTestResult> TestAsync(string tenantId, string yaml, IReadOnlyList<SecurityEvent> events, bool isRouted, CancellationToken cancellationToken)
    {
        var snapshot = await _rules.RefreshAsync(cancellationToken);
        var view = snapshot.ViewOf(tenantId);
        var (documents, said) = RuleTexts.Read(view.Base, yaml);
        var loaded = RuleSetAssembler.Assemble([.. view.Closure(documents.Select(static one => one.Document)), .. Duplicates(documents)]);
        var diagnostics = RuleTexts.Tell(said.Concat(loaded.Diagnostics).Concat(documents.SelectMany(one => RuleTexts.Lint(one.Entry, view.Base))).Distinct());
        if (documents.Count == 0 && diagnostics.Count == 0)
        {
            throw new ValidationException("'rules' holds no rule, correlation or filter.", "rules");
        }

        if (diagnostics.Any(static one => one.Severity == "error"))
        {
            return new RuleTestResult(diagnostics, Results: null);
        }

        var content = new SigmaContent(loaded, snapshot.Base.Mapping) { Routing = isRouted, Correlation = snapshot.Base.Correlation };
        var results = await new Rehearsal(new DetectionEngine([content]), _analyzer, _watch).RunAsync(events, cancellationToken);
        return new RuleTestResult(diagnostics, [.. results.Select(static one => one.Assessment)]);
    }

    // The closure takes the first of an id; a second one is said by loading both.
    private static IEnumerable<SigmaDocument> Duplicates(IReadOnlyList<RuleText> documents) => documents
        .GroupBy(static one => one.Key, StringComparer.Ordinal).SelectMany(static group => group.Skip(1)).Select(static one => one.Document);
}
