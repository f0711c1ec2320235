namespace HelmAI.Core.Intelligence;

/// <summary>A phase of an attack (STIX 2.1, section 2.11).</summary>
/// <param name="KillChainName">The model, such as <c>mitre-attack</c>.</param>
/// <param name="PhaseName">The phase, such as <c>command-and-control</c>.</param>
public sealed record KillChainPhase(string KillChainName, string PhaseName);
