using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Errors;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>A tenant's exceptions to rules, shared or own. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public sealed class RuleExceptions
{
    private const int MaxPerTenant = 10_000;

    private readonly RuleTransaction _transaction;
    private readonly LiveRules _rules;
    private readonly IRuleStore _store;
    private readonly TimeProvider _time;

    internal RuleExceptions(RuleTransaction transaction, LiveRules rules, IRuleStore store, TimeProvider time)
    {
        _transaction = transaction;
        _rules = rules;
        _store = store;
        _time = time;
    }

    /// <summary>Lists the exceptions to a rule. They are there even while the rule is not, and hold again when it comes back.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exceptions, oldest first.</returns>
    /// <exception cref="NotFoundException">There is neither such a rule nor an exception to it.</exception>
    public async Task<IReadOnlyList<ExceptionDescription>> ListAsync(string tenantId, string ruleId, CancellationToken cancellationToken)
    {
        var snapshot = await _rules.RefreshAsync(cancellationToken);
        var stored = await _store.ListExceptionsAsync(tenantId, RuleText.KeyOf(ruleId), cancellationToken);
        if (stored.Count == 0)
        {
            RuleEditor.Find(snapshot.ViewOf(tenantId), ruleId);
        }

        return [.. stored.Select(one => Describe(one, snapshot.Base))];
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule or correlation.</param>
    /// <param name="yaml">One document with <c>title</c> and <c>detection</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exception, unless its text has errors; and what is said about it.</returns>
    /// <exception cref="NotFoundException">There is no such rule.</exception>
    /// <exception cref="ValidationException">The rule is a filter, or the text is too long, or there are too many.</exception>
    public Task<(ExceptionDescription? Exception, IReadOnlyList<RuleDiagnostic> Diagnostics)> AddAsync(
        string tenantId, string ruleId, string yaml, CancellationToken cancellationToken)
    {
        if (yaml.Length > TenantRule.MaxTextLength || yaml.Contains('\0', StringComparison.Ordinal))
        {
            throw new ValidationException($"The body is longer than {TenantRule.MaxTextLength} characters, or holds the character U+0000.");
        }

        var now = _time.GetUtcNow();
        var row = new StoredException { Id = Guid.CreateVersion7(now), TenantId = tenantId, RuleId = RuleText.KeyOf(ruleId), Text = yaml, CreatedAt = now };
        var (exception, said) = _rules.Current.Base.Exceptions.Read(row.Id, row.RuleId, row.Text);
        return _transaction.RunAsync<(ExceptionDescription?, IReadOnlyList<RuleDiagnostic>)>(
            tenantId,
            view =>
            {
                if (RuleEditor.Find(view, ruleId).Kind == RuleKind.Filter)
                {
                    throw new ValidationException("A filter has no exceptions.", "id");
                }

                if (view.Rules.Exceptions.Count >= MaxPerTenant)
                {
                    throw new ValidationException($"A tenant may make {MaxPerTenant} exceptions.");
                }

                IReadOnlyList<SigmaDiagnostic> all = exception is null ? said
                    : [.. said, .. _transaction.Check(view, view.Rules with { Exceptions = [.. view.Rules.Exceptions, exception] })];
                var told = all.Select(static one => RuleDiagnostic.From(one)).ToList();
                return Task.FromResult(all.Any(static one => one.IsError)
                    ? new RulePlan<(ExceptionDescription?, IReadOnlyList<RuleDiagnostic>)>(null, (null, told))
                    : new RulePlan<(ExceptionDescription?, IReadOnlyList<RuleDiagnostic>)>(new RuleChange { Excepted = [row] }, (Describe(row, view.Base), told)));
            },
            cancellationToken);
    }

    /// <summary>Withdraws an exception.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="id">The exception.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string tenantId, string ruleId, Guid id, CancellationToken cancellationToken)
    {
        var known = await _store.ListExceptionsAsync(tenantId, RuleText.KeyOf(ruleId), cancellationToken);
        return known.Any(one => one.Id == id)
            && await _transaction.RunAsync(tenantId, _ => Task.FromResult(new RulePlan<bool>(new RuleChange { Withdrawn = [id] }, Result: true)), cancellationToken);
    }

    private static ExceptionDescription Describe(StoredException row, RuleBase shared) => new()
    {
        Id = row.Id,
        RuleId = row.RuleId,
        Title = shared.Exceptions.Read(row.Id, row.RuleId, row.Text).Exception?.Title ?? string.Empty,
        Yaml = row.Text,
        CreatedAt = row.CreatedAt,
    };
}
