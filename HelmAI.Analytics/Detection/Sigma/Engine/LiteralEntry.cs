namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>A literal of an index.</summary>
/// <param name="Folded">The literal, folded.</param>
/// <param name="Predicates">The predicates that have it.</param>
internal readonly record struct LiteralEntry(byte[] Folded, int[] Predicates);
