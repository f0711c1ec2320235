namespace HelmAI.Core.Storage.Encryption;

/// <summary>What data keys are for, as the database names it.</summary>
internal static class KeyPurpose
{
    /// <summary>Encrypts a tenant's rows.</summary>
    public const string Rows = "rows";

    /// <summary>Authenticates a tenant's audit log.</summary>
    public const string Audit = "audit";

    /// <summary>Encrypts nothing: shows at the start whether the configured key is the database's.</summary>
    public const string Check = "check";
}
