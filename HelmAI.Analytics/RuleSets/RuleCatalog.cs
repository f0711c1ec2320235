using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Errors;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Shows the rules as a tenant sees them. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public sealed class RuleCatalog
{
    private readonly LiveRules _rules;
    private readonly IRuleStore _store;

    internal RuleCatalog(LiveRules rules, IRuleStore store)
    {
        _rules = rules;
        _store = store;
    }

    /// <summary>How many shared rules, correlations and filters there are.</summary>
    public int SharedCount => _rules.Current.Base.Entries.Count;

    /// <summary>Lists all rules.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rules, in the order of their ids.</returns>
    public async Task<IReadOnlyList<RuleDescription>> ListAsync(string tenantId, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(tenantId, cancellationToken);
        return [.. view.All.Select(view.Describe).OrderBy(static one => one.Id, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Shows a rule.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rule; <see langword="null"/> where there is none.</returns>
    public async Task<RuleDetails?> FindAsync(string tenantId, string ruleId, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(tenantId, cancellationToken);
        if (view.Find(ruleId) is not { } entry)
        {
            return null;
        }

        var own = view.IsOwn(ruleId) ? await _store.FindAsync(tenantId, RuleText.KeyOf(ruleId), cancellationToken) : null;
        var text = own?.Text ?? BaseText(entry);
        var (documents, said) = text is null ? ([], []) : RuleTexts.Read(view.Base, text);
        return new RuleDetails
        {
            Rule = view.Describe(entry),
            Yaml = text,
            Diagnostics = RuleTexts.Tell(said.Concat(documents.SelectMany(one => RuleTexts.Lint(one.Entry, view.Base)))),
            Revision = own?.Revision,
        };
    }

    /// <summary>The text of a shared rule, from the file that it was loaded from.</summary>
    /// <param name="entry">The rule.</param>
    /// <returns>The text; <see langword="null"/> where the file is gone.</returns>
    internal static string? BaseText(RuleEntry entry)
    {
        try
        {
            return DocumentCutter.DocumentAt(File.ReadAllText(entry.Header.Location.File), entry.Header.Location.Line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<TenantView> ViewAsync(string tenantId, CancellationToken cancellationToken)
    {
        var snapshot = await _rules.RefreshAsync(cancellationToken);
        return snapshot.ViewOf(tenantId);
    }
}
