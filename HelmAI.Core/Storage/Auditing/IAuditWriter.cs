using HelmAI.Core.Audit;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>Writes entries of the audit log, which nobody has sealed yet.</summary>
internal interface IAuditWriter
{
    /// <summary>Writes entries in one transaction.</summary>
    /// <param name="entries">The entries.</param>
    /// <returns>Once they are durable.</returns>
    /// <exception cref="Errors.DatabaseException">The database failed.</exception>
    Task WriteAsync(IReadOnlyList<AuditEntry> entries);
}
