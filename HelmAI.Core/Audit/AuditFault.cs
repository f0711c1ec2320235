namespace HelmAI.Core.Audit;

/// <summary>What can be wrong with an audit log.</summary>
public enum AuditFault
{
    /// <summary>The entry is not what was sealed under its number: it was edited, moved, or put in.</summary>
    Changed,

    /// <summary>There is no entry of this number, but later ones.</summary>
    Missing,

    /// <summary>The entries from this number on, which the head counts, are gone.</summary>
    CutOff,

    /// <summary>The head does not count this entry: it was put in past the sealer, or the head is an older one.</summary>
    Uncounted,

    /// <summary>The head is not what the sealer wrote, or the key that made it is gone.</summary>
    HeadChanged,

    /// <summary>There are entries and no head.</summary>
    HeadMissing,
}
