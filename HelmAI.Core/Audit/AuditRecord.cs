namespace HelmAI.Core.Audit;

/// <summary>An entry of the audit log.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Number">Its place in the tenant's chain, from 1; <see langword="null"/> while it is not sealed.</param>
public sealed record AuditRecord(AuditEntry Entry, long? Number);
