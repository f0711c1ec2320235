namespace HelmAI.Analytics.Detection.Sigma.Values;

/// <summary>What a part of a Sigma string stands for.</summary>
internal enum TextPartKind
{
    /// <summary>Itself.</summary>
    Literal,

    /// <summary>Any characters, or none: <c>*</c>.</summary>
    AnyRun,

    /// <summary>Exactly one character, whichever: <c>?</c>.</summary>
    AnyOne,

    /// <summary>Any of the five dashes of the <c>windash</c> modifier.</summary>
    Dash,
}
