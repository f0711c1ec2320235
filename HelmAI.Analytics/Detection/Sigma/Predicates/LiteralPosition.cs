namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Where in a value a literal must stand.</summary>
internal enum LiteralPosition
{
    /// <summary>It is the whole value.</summary>
    Whole,

    /// <summary>At the beginning.</summary>
    Start,

    /// <summary>At the end.</summary>
    End,

    /// <summary>Anywhere.</summary>
    Anywhere,
}
