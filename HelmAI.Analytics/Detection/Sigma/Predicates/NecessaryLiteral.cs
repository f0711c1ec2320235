namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>A literal without which a test can't hold: what an index can look for.</summary>
/// <param name="Folded">The literal, folded (<see cref="CaseFolding"/>).</param>
/// <param name="Position">Where it must stand.</param>
/// <param name="Sufficient">Whether its being there also decides the test.</param>
internal sealed record NecessaryLiteral(byte[] Folded, LiteralPosition Position, bool Sufficient);
