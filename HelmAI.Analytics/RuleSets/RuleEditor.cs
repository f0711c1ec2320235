using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Errors;
using HelmAI.Core.Rules;
using HelmAI.Core.Signals;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Changes what a tenant has of its own. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public sealed class RuleEditor
{
    private readonly RuleTransaction _transaction;
    private readonly LiveRules _rules;
    private readonly IRuleStore _store;
    private readonly ISignalBus _signals;

    internal RuleEditor(RuleTransaction transaction, LiveRules rules, IRuleStore store, ISignalBus signals)
    {
        _transaction = transaction;
        _rules = rules;
        _store = store;
        _signals = signals;
    }

    /// <summary>Adds rules, correlations and filters: all of them, or none where one has an error.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="yaml">One or more documents.</param>
    /// <param name="isDryRun">Whether to check only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was stored, or why not.</returns>
    /// <exception cref="ConflictException">There is a rule of one of the ids.</exception>
    public Task<RuleSaveResult> CreateAsync(string tenantId, string yaml, bool isDryRun, CancellationToken cancellationToken)
    {
        var (documents, said) = RuleTexts.Read(_rules.Current.Base, yaml);
        return _transaction.RunAsync(
            tenantId,
            view =>
            {
                var known = documents.Select(static one => one.Entry.Header.Id).FirstOrDefault(id => view.Find(id) is not null);
                return known is null
                    ? Task.FromResult(Plan(tenantId, view, documents, said, isDryRun))
                    : throw new ConflictException($"There is a rule '{known}'. PUT it, to change it or to have your own in the place of a shared one.");
            },
            cancellationToken);
    }

    /// <summary>Gives an own rule another text, or puts an own one in the place of a shared one.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="yaml">One document of that id.</param>
    /// <param name="expectedRevision">The revision that the change was made for; <see langword="null"/> for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was stored, or why not.</returns>
    /// <exception cref="NotFoundException">There is no such rule.</exception>
    /// <exception cref="ValidationException">The text is not one document of that id.</exception>
    /// <exception cref="ConflictException">The rule is of another revision.</exception>
    public Task<RuleSaveResult> ReplaceAsync(string tenantId, string ruleId, string yaml, long? expectedRevision, CancellationToken cancellationToken)
    {
        var (documents, said) = RuleTexts.Read(_rules.Current.Base, yaml);
        if (!said.Any(static one => one.IsError) && (documents.Count != 1 || !string.Equals(documents[0].Entry.Header.Id, ruleId, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ValidationException($"The body is not one document with the id '{ruleId}'.", "id");
        }

        return _transaction.RunAsync(
            tenantId,
            async view =>
            {
                Find(view, ruleId);
                if (expectedRevision is { } expected && (await _store.FindAsync(tenantId, RuleText.KeyOf(ruleId), cancellationToken))?.Revision != expected)
                {
                    throw new ConflictException("The rule was changed since it was read.");
                }

                return Plan(tenantId, view, documents, said, isDryRun: false);
            },
            cancellationToken);
    }

    /// <summary>Removes an own rule. Where it was in the place of a shared one, that one works again.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is gone.</returns>
    /// <exception cref="NotFoundException">There is no such rule.</exception>
    /// <exception cref="ConflictException">The rule is shared, or another rule refers to it.</exception>
    public Task DeleteAsync(string tenantId, string ruleId, CancellationToken cancellationToken) => _transaction.RunAsync(
        tenantId,
        view =>
        {
            Find(view, ruleId);
            if (!view.IsOwn(ruleId))
            {
                throw new ConflictException("The rule is shared by all tenants. Disable it instead.");
            }

            var next = view.Rules with { Documents = [.. view.Rules.Documents.Where(one => !IsOf(one, ruleId))] };
            if (_transaction.Check(view, next) is [var lost, ..])
            {
                throw new ConflictException($"Without the rule others could not work: {lost}");
            }

            var key = RuleText.KeyOf(ruleId);
            var isShared = view.Base.Entries.ContainsKey(ruleId);
            return Task.FromResult(new RulePlan<bool>(new RuleChange { Removed = [key], Enabled = isShared ? [] : [key] }, Result: true));
        },
        cancellationToken);

    /// <summary>Enables or disables a rule, shared or own, for the tenant.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="isEnabled">Whether it is to work.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rule as it stands then.</returns>
    /// <exception cref="NotFoundException">There is no such rule.</exception>
    public Task<RuleDescription> SwitchAsync(string tenantId, string ruleId, bool isEnabled, CancellationToken cancellationToken) => _transaction.RunAsync(
        tenantId,
        view =>
        {
            var described = view.Describe(Find(view, ruleId)) with { Enabled = isEnabled };
            var key = RuleText.KeyOf(ruleId);
            var change = view.IsEnabled(ruleId) == isEnabled ? null : isEnabled ? new RuleChange { Enabled = [key] } : new RuleChange { Disabled = [key] };
            return Task.FromResult(new RulePlan<RuleDescription>(change, described));
        },
        cancellationToken);

    /// <summary>Makes all processes read the shared rules again from their directories.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why this process could not use them; <see langword="null"/> where they are in force.</returns>
    public async Task<string?> ReloadAsync(CancellationToken cancellationToken)
    {
        await _store.RequestReloadAsync(cancellationToken);
        _signals.Publish(RulesChanged.Instance);
        var snapshot = await _rules.RefreshAsync(CancellationToken.None);
        return snapshot.Faults.GetValueOrDefault(string.Empty);
    }

    /// <summary>Finds a rule that must be there.</summary>
    /// <param name="view">The tenant's rules.</param>
    /// <param name="ruleId">The rule.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="NotFoundException">There is no such rule.</exception>
    internal static RuleEntry Find(TenantView view, string ruleId) => view.Find(ruleId) ?? throw new NotFoundException("No rule has this id.", ruleId);

    private static bool IsOf(SigmaDocument document, string ruleId) => string.Equals(document.Header?.Id, ruleId, StringComparison.OrdinalIgnoreCase);

    private RulePlan<RuleSaveResult> Plan(string tenantId, TenantView view, IReadOnlyList<RuleText> documents, IReadOnlyList<SigmaDiagnostic> said, bool isDryRun)
    {
        if (said.Any(static one => one.IsError))
        {
            return new RulePlan<RuleSaveResult>(null, new RuleSaveResult { Rules = [], Diagnostics = RuleTexts.Tell(said) });
        }

        if (documents.Count == 0)
        {
            throw new ValidationException("The body holds no rule, correlation or filter.");
        }

        var next = view.Rules with
        {
            Documents = [.. view.Rules.Documents.Where(one => !documents.Any(text => IsOf(one, text.Entry.Header.Id))), .. documents.Select(static one => one.Document)],
        };
        IReadOnlyList<SigmaDiagnostic> all = [.. said, .. _transaction.Check(view, next), .. documents.SelectMany(one => RuleTexts.Lint(one.Entry, view.Base))];
        var result = new RuleSaveResult { Rules = [.. Describe(new TenantView(view.Base, next, view.Errors), documents)], Diagnostics = RuleTexts.Tell(all) };
        return result.IsRejected ? new RulePlan<RuleSaveResult>(null, result with { Rules = [] })
            : new RulePlan<RuleSaveResult>(isDryRun ? null : new RuleChange { Saved = [.. documents.Select(one => one.ToRow(tenantId))] }, result);
    }

    private static IEnumerable<RuleDescription> Describe(TenantView view, IReadOnlyList<RuleText> documents) =>
        documents.Select(one => view.Describe(Find(view, one.Entry.Header.Id)));
}
