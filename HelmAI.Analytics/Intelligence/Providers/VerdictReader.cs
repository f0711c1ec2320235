using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>
/// Reads a verdict out of a provider's answer. Providers agree on no form, so the first of these members that is there and of its kind counts:
/// <c>verdict</c>, <c>malicious</c>, <c>risk_score</c>, <c>severity</c>. An answer with none of them says unknown.
/// </summary>
internal static class VerdictReader
{
    private const double MaliciousScore = 0.7;
    private const double SuspiciousScore = 0.3;

    /// <summary>Reads the verdict.</summary>
    /// <param name="answer">The answer: a JSON object.</param>
    /// <returns>The verdict.</returns>
    public static Verdict Read(JsonElement answer) =>
        OfWord(Find(answer, "verdict")) ?? OfFlag(Find(answer, "malicious")) ?? OfScore(Find(answer, "risk_score")) ?? OfSeverity(Find(answer, "severity")) ?? Verdict.Unknown;

    private static JsonElement? Find(JsonElement answer, string member) => answer.TryGetProperty(member, out var value) ? value : null;

    private static Verdict? OfWord(JsonElement? value) => TextOf(value) switch
    {
        "malicious" => Verdict.Malicious,
        "suspicious" => Verdict.Suspicious,
        "clean" or "benign" or "harmless" => Verdict.Clean,
        "unknown" => Verdict.Unknown,
        _ => null,
    };

    private static Verdict? OfFlag(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.True => Verdict.Malicious,
        JsonValueKind.False => Verdict.Clean,
        _ => null,
    };

    // From 0.0 to 1.0, as our own scores; another scale can't be told from a mistake.
    private static Verdict? OfScore(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var score)
            ? score switch
            {
                >= MaliciousScore and <= 1 => Verdict.Malicious,
                >= SuspiciousScore and <= 1 => Verdict.Suspicious,
                >= 0 and <= 1 => Verdict.Clean,
                _ => null,
            }
            : null;

    private static Verdict? OfSeverity(JsonElement? value) => TextOf(value) switch
    {
        "critical" or "high" => Verdict.Malicious,
        "medium" or "low" => Verdict.Suspicious,
        "info" => Verdict.Clean,
        _ => null,
    };

    private static string? TextOf(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString()!.ToLowerInvariant() : null;
}
