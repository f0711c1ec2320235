using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Errors;
using HelmAI.Core.Rules;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.RuleSets.Import;

/// <summary>Imports many rules at once as a tenant's own. What has errors is left out and told; the rest is stored together.</summary>
public sealed class RuleImporter : IDisposable
{
    /// <summary>The largest archive, in bytes.</summary>
    public const int MaxArchiveBytes = ImportLimits.MaxArchiveBytes;

    // What an archive expands to, and its rules compiled, take hundreds of megabytes.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly RuleTransaction _transaction;
    private readonly LiveRules _rules;
    private readonly IRuleStore _store;
    private readonly RuleSetOptions _options;

    internal RuleImporter(RuleTransaction transaction, LiveRules rules, IRuleStore store, IOptions<RuleSetOptions> options)
    {
        _transaction = transaction;
        _rules = rules;
        _store = store;
        _options = options.Value;
    }

    /// <summary>Imports an archive.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="archive">A zip or gzipped tar archive.</param>
    /// <param name="isDryRun">Whether to check only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="ValidationException">It is no archive, or beyond a limit.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public Task<ImportReport> ImportArchiveAsync(string tenantId, byte[] archive, bool isDryRun, CancellationToken cancellationToken) =>
        InTurnAsync(tenantId, () => RuleArchive.Read(archive), isDryRun, cancellationToken);

    /// <summary>Imports a directory of the server.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="directory">The directory, within the configured root.</param>
    /// <param name="isDryRun">Whether to check only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="ForbiddenException">No root is configured.</exception>
    /// <exception cref="ValidationException">The directory is not within the root, or beyond a limit.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public Task<ImportReport> ImportDirectoryAsync(string tenantId, string directory, bool isDryRun, CancellationToken cancellationToken) =>
        InTurnAsync(tenantId, () => RuleDirectory.Read(_options.ImportRoot, directory), isDryRun, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<ImportReport> InTurnAsync(string tenantId, Func<IReadOnlyList<ImportedFile>> read, bool isDryRun, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await ImportAsync(tenantId, read(), isDryRun, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ImportReport> ImportAsync(string tenantId, IReadOnlyList<ImportedFile> files, bool isDryRun, CancellationToken cancellationToken)
    {
        var read = new List<RuleText>();
        var said = new List<SigmaDiagnostic>(files.Select(static one => one.Fault).OfType<SigmaDiagnostic>());
        foreach (var file in files.Where(static one => one.Fault is null))
        {
            var (documents, diagnostics) = RuleTexts.Read(_rules.Current.Base, file.Text, file.Name);
            read.AddRange(documents);
            said.AddRange(diagnostics.Where(static one => one.IsError));
        }

        var rejections = said.FindAll(static one => one.Kind != DiagnosticKinds.UnknownDocument);
        var report = new ImportReport
        {
            Files = files.Count,
            Loaded = 0,
            Replaced = 0,
            Unchanged = 0,
            Rejected = rejections.DistinctBy(static one => one.Location.File, StringComparer.Ordinal).Count(),
            Ignored = said.Count - rejections.Count,
            DryRun = isDryRun,
            Rejections = [],
        };
        return await _transaction.RunAsync(
            tenantId, async view => Plan(tenantId, view, await _store.ReadAsync(tenantId, cancellationToken), read, rejections, report), cancellationToken);
    }

    private RulePlan<ImportReport> Plan(
        string tenantId, TenantView view, StoredRules stored, List<RuleText> read, List<SigmaDiagnostic> rejections, ImportReport report)
    {
        var texts = stored.Rules.ToDictionary(static one => one.RuleId, static one => one.Text, StringComparer.Ordinal);
        var changed = read.Where(one => !IsKnown(one, texts, view.Base)).ToList();
        var unchanged = read.Count - changed.Count;
        var all = new List<SigmaDiagnostic>(rejections);
        var rejected = report.Rejected;

        // Leaving one out may leave another without what it refers to.
        while (_transaction.Check(view, Next(view, changed)) is { Count: > 0 } errors)
        {
            var places = errors.Select(static one => one.Location).ToHashSet();
            var left = changed.RemoveAll(one => places.Contains(one.Entry.Header.Location));
            all.AddRange(errors);
            rejected += left;
            if (left == 0)
            {
                throw new ValidationException($"The rules can't be used together with those that are there: {errors[0]}");
            }
        }

        var replaced = changed.Count(one => view.Find(one.Entry.Header.Id) is not null);
        var told = report with
        {
            Loaded = changed.Count - replaced,
            Replaced = replaced,
            Unchanged = unchanged,
            Rejected = rejected,
            Rejections = RuleTexts.Tell(all.Take(ImportReport.MaxRejections)),
        };
        return new RulePlan<ImportReport>(
            report.DryRun || changed.Count == 0 ? null : new RuleChange { Saved = [.. changed.Select(one => one.ToRow(tenantId))] }, told);
    }

    private static TenantRules Next(TenantView view, List<RuleText> changed)
    {
        var ids = changed.Select(static one => one.Entry.Header.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return view.Rules with
        {
            Documents = [.. view.Rules.Documents.Where(one => one.Header is null || !ids.Contains(one.Header.Id)), .. changed.Select(static one => one.Document)],
        };
    }

    private static bool IsKnown(RuleText text, Dictionary<string, string> stored, RuleBase shared) =>
        stored.TryGetValue(text.Key, out var own)
            ? own == text.Text
            : shared.Entries.TryGetValue(text.Entry.Header.Id, out var entry) && RuleCatalog.BaseText(entry) == text.Text;
}
