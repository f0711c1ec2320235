namespace HelmAI.Core.Audit;

/// <summary>What the verification of an audit log came to.</summary>
/// <param name="Entries">How many entries, from the first on, are what they were.</param>
/// <param name="Unsealed">How many entries wait for the sealer; nothing can be said about them.</param>
/// <param name="Break">The first place where it is not what it was; <see langword="null"/> where there is none.</param>
public sealed record AuditVerification(long Entries, long Unsealed, AuditBreak? Break);
