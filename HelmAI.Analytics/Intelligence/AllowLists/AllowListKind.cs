namespace HelmAI.Analytics.Intelligence.AllowLists;

/// <summary>How a warning list's entries are compared (<c>type</c> in MISP's schema).</summary>
internal enum AllowListKind
{
    /// <summary>The value equals an entry; an entry that begins with a dot stands for what lies under it too.</summary>
    String,

    /// <summary>The value's host equals an entry or lies under it.</summary>
    Hostname,

    /// <summary>The value's address lies in an entry.</summary>
    Cidr,

    /// <summary>The value contains an entry.</summary>
    Substring,

    /// <summary>The value matches an entry: <c>/…/i</c>.</summary>
    Regex,
}
