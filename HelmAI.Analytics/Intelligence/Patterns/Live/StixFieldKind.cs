namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>How a field's value is written as a property.</summary>
internal enum StixFieldKind
{
    /// <summary>As a text.</summary>
    Text,

    /// <summary>As a number, also where the event has a text of digits.</summary>
    Number,

    /// <summary>As a list of one text in lower case.</summary>
    List,

    /// <summary>The part of a path behind its last folder.</summary>
    FileName,

    /// <summary>As a reference to an address of its own.</summary>
    Address,

    /// <summary>As a reference to an e-mail address of its own.</summary>
    Email,
}
