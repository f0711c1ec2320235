using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Tenants;

namespace HelmAI.Analytics.RuleSets;

/// <summary>The rules as one tenant sees them: the shared ones under its own.</summary>
internal sealed class TenantView
{
    private readonly Dictionary<string, RuleEntry> _own;
    private readonly ILookup<string, RuleException> _exceptions;

    /// <summary>Makes the view.</summary>
    /// <param name="shared">The shared rules.</param>
    /// <param name="rules">What the tenant has of its own.</param>
    /// <param name="errors">What keeps some of that from working.</param>
    public TenantView(RuleBase shared, TenantRules rules, IEnumerable<SigmaDiagnostic> errors)
    {
        Base = shared;
        Errors = errors;
        Rules = rules;
        _own = rules.Documents.Select(RuleEntry.Of).OfType<RuleEntry>().DistinctBy(static one => one.Header.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static one => one.Header.Id, StringComparer.OrdinalIgnoreCase);
        _exceptions = rules.Exceptions.ToLookup(static one => one.RuleId, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The shared rules.</summary>
    public RuleBase Base { get; }

    /// <summary>What the tenant has of its own.</summary>
    public TenantRules Rules { get; }

    /// <summary>What keeps some of that from working.</summary>
    public IEnumerable<SigmaDiagnostic> Errors { get; }

    /// <summary>All rules, in no order.</summary>
    public IEnumerable<RuleEntry> All => _own.Values.Concat(Base.Entries.Values.Where(one => !_own.ContainsKey(one.Header.Id)));

    /// <summary>Finds a rule.</summary>
    /// <param name="ruleId">Its identifier.</param>
    /// <returns>The rule; <see langword="null"/> where there is none.</returns>
    public RuleEntry? Find(string ruleId) => _own.GetValueOrDefault(ruleId) ?? Base.Entries.GetValueOrDefault(ruleId);

    /// <summary>Whether the tenant has a rule of its own.</summary>
    /// <param name="ruleId">The identifier.</param>
    /// <returns>Whether it has.</returns>
    public bool IsOwn(string ruleId) => _own.ContainsKey(ruleId);

    /// <summary>Whether the tenant lets a rule work.</summary>
    /// <param name="ruleId">The identifier.</param>
    /// <returns>Whether it does.</returns>
    public bool IsEnabled(string ruleId) => !Rules.Disabled.Contains(ruleId);

    /// <summary>Describes a rule.</summary>
    /// <param name="entry">The rule.</param>
    /// <returns>The description.</returns>
    public RuleDescription Describe(RuleEntry entry)
    {
        var isOwn = IsOwn(entry.Header.Id);
        return entry.Describe(
            isOwn ? RuleOrigin.Own : RuleOrigin.Base, IsEnabled(entry.Header.Id), isOwn && Base.Entries.ContainsKey(entry.Header.Id), _exceptions[entry.Header.Id].Count());
    }

    /// <summary>Follows correlations to all rules that they refer to, by however long a way.</summary>
    /// <param name="documents">Where to begin.</param>
    /// <returns>These and the rules referred to, each once; the documents given come first and count before others of the same id.</returns>
    public IReadOnlyList<SigmaDocument> Closure(IEnumerable<SigmaDocument> documents)
    {
        var found = new Dictionary<string, SigmaDocument>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<SigmaDocument>(documents);
        foreach (var given in waiting.Where(static one => one.Header is not null))
        {
            found.TryAdd(given.Header!.Id, given);
        }

        while (waiting.TryDequeue(out var document))
        {
            foreach (var reference in document.Correlation?.Rules ?? [])
            {
                if (!found.Values.Any(one => CorrelationReferences.Means(reference, one.Header!)) && Meant(reference) is { } entry && found.TryAdd(entry.Header.Id, entry.Document))
                {
                    waiting.Enqueue(entry.Document);
                }
            }
        }

        return [.. found.Values];
    }

    private RuleEntry? Meant(string reference) => Find(reference) ?? All.FirstOrDefault(one => CorrelationReferences.Means(reference, one.Header));
}
