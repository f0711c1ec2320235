namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>What a column of an indicator list says.</summary>
internal enum ListColumn
{
    /// <summary>Nothing that is read.</summary>
    Other,

    /// <summary>The value.</summary>
    Value,

    /// <summary>What the value is.</summary>
    Type,

    /// <summary>How grave a match is.</summary>
    Severity,

    /// <summary>How sure it is, from 0 to 1.</summary>
    Confidence,

    /// <summary>Its name.</summary>
    Name,

    /// <summary>A label.</summary>
    Label,
}
