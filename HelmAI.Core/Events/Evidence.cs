namespace HelmAI.Core.Events;

/// <summary>A field and the value in it that made a rule fire.</summary>
/// <param name="Field">The field's path in the event, such as <c>process.command_line</c>.</param>
/// <param name="Value">The value, cut off where it is long.</param>
/// <param name="Pattern">What it matched, if the rule names that.</param>
public sealed record Evidence(string Field, string Value, string? Pattern = null)
{
    /// <summary>The part of the rule that asked for it, such as a Sigma selection, if the rule has named parts.</summary>
    public string? Selection { get; init; }

    /// <summary>Where in the value the pattern's fixed text stands, in bytes of UTF-8 from 0, where that is known.</summary>
    public int? Offset { get; init; }
}
