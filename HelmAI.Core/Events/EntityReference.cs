namespace HelmAI.Core.Events;

/// <summary>Whom or what a finding is about.</summary>
/// <param name="Type">The kind: <c>user</c>, <c>ip</c>, <c>session</c>, <c>source</c>, <c>event</c> or a field's name.</param>
/// <param name="Value">Its name.</param>
public sealed record EntityReference(string Type, string Value);
