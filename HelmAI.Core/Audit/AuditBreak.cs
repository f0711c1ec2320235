namespace HelmAI.Core.Audit;

/// <summary>The first place where an audit log is not what it was.</summary>
/// <param name="Number">The number of the entry.</param>
/// <param name="EntryId">The entry that is found there, if one is.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record AuditBreak(long Number, Guid? EntryId, AuditFault Fault);
