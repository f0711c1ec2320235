namespace HelmAI.Core.Storage.Auditing;

/// <summary>How far a tenant's chain is.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="LastMac">The code of the last one, which the next one continues; 32 zeros before the first.</param>
/// <param name="Mac">The head's own code.</param>
internal sealed record AuditHead(string TenantId, long Entries, byte[] LastMac, byte[] Mac);
