namespace HelmAI.Core.Events;

/// <summary>A field and the value in it that made a rule fire.</summary>
/// <param name="Field">The field's path in the event, such as <c>process.command_line</c>.</param>
/// <param name="Value">The value, cut off where it is long.</param>
/// <param name="Pattern">What it matched, if the rule names that.</param>
public sealed record Evidence(string Field, string Value, string? Pattern = null);
