namespace HelmAI.Core.Storage.Queries;

/// <summary>
/// The numbers of PostgreSQL's advisory locks; SQLite needs none, since its transactions write one after the other. They begin with "HelmAI"
/// in ASCII: no claim, whose locks are random numbers, comes near them but by a chance of 2^-60.
/// </summary>
internal static class StorageLocks
{
    /// <summary>Held while the schema is brought up to date.</summary>
    public const long Migration = 0x48656C6D4149;

    /// <summary>Held while data keys are wrapped anew.</summary>
    public const long DataKeys = Migration + 1;

    /// <summary>Held while the audit log is sealed.</summary>
    public const long AuditSeal = Migration + 2;

    /// <summary>Held while indicators change, so that their versions follow each other as their commits do.</summary>
    public const long Indicators = Migration + 3;
}
