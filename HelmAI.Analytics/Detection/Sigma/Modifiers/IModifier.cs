namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>A value modifier of the specification's appendix. Modifiers are applied in the order in which a rule chains them.</summary>
internal interface IModifier
{
    /// <summary>The names by which rules call it.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Applies it.</summary>
    /// <param name="item">The item so far.</param>
    /// <param name="name">The name by which the rule calls it.</param>
    /// <param name="previous">The modifier before it; <see langword="null"/> where it is the first.</param>
    /// <returns>Why it can't be applied; <see langword="null"/> where it was.</returns>
    string? Apply(DetectionItem item, string name, string? previous);
}
