namespace HelmAI.Core.Intelligence;

/// <summary>What an indicator is related to.</summary>
/// <param name="Relationship">How, such as <c>indicates</c>.</param>
/// <param name="Id">The STIX id of the other end.</param>
/// <param name="Type">Its type, such as <c>malware</c>.</param>
/// <param name="Name">Its name; <see langword="null"/> while only the relationship is known.</param>
/// <param name="AttackId">What ATT&amp;CK calls it; <see langword="null"/> where it does not.</param>
public sealed record RelatedObject(string Relationship, string Id, string Type, string? Name, string? AttackId);
