namespace HelmAI.Analytics.Intelligence.Import.Json;

/// <summary>What a reader does at a value.</summary>
internal enum JsonStep
{
    /// <summary>It passes it over, whatever is in it.</summary>
    Skip,

    /// <summary>It goes into it, if it is an object or an array.</summary>
    Enter,

    /// <summary>It says that it is there, and goes into it.</summary>
    Announce,

    /// <summary>It gives it as a whole.</summary>
    Take,
}
