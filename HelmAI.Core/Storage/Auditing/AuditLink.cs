using HelmAI.Core.Audit;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>An entry in its place in the chain.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Number">Its number.</param>
/// <param name="Mac">Its authentication code.</param>
internal sealed record AuditLink(AuditEntry Entry, long Number, byte[] Mac);
