namespace HelmAI.Core.Intelligence;

/// <summary>Where more is said about an object (STIX 2.1, section 2.5).</summary>
/// <param name="SourceName">Who says it, such as <c>mitre-attack</c>.</param>
/// <param name="ExternalId">What it is called there, such as <c>T1071</c>.</param>
/// <param name="Url">Its address.</param>
/// <param name="Description">In words.</param>
public sealed record ExternalReference(string SourceName, string? ExternalId = null, string? Url = null, string? Description = null);
