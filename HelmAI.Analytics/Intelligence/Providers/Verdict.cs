namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>What is thought of a value; the worse is the greater.</summary>
public enum Verdict
{
    /// <summary>Nothing is known of it.</summary>
    Unknown,

    /// <summary>It is known and harmless.</summary>
    Clean,

    /// <summary>It may be harmful.</summary>
    Suspicious,

    /// <summary>It is harmful.</summary>
    Malicious,
}
