using System.Text.Json.Serialization;
using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Something said about a rule, with its place and remedy.</summary>
public sealed record RuleDiagnostic
{
    /// <summary>The stable code, such as <c>SIGMA101</c>.</summary>
    public required string Code { get; init; }

    /// <summary><c>error</c> where the document can't be used, else <c>warning</c> or <c>info</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>The file, where the rules came in several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What is wrong there.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    internal static RuleDiagnostic From(SigmaDiagnostic diagnostic, bool withFile = false) => new()
    {
        Code = diagnostic.Kind.Code,
        Severity = diagnostic.Kind.Severity.ToString().ToLowerInvariant(),
        File = withFile ? diagnostic.Location.File : null,
        Line = diagnostic.Location.Line,
        Message = diagnostic.Message,
        Remedy = diagnostic.Kind.Remedy,
    };
}
