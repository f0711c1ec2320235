using System.Collections.Frozen;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>
/// How grave a match of an indicator is, where the indicator does not say: the gravest of its labels decides, high where none is
/// known, and little confidence takes steps from that. The labels are those of STIX (vocabulary indicator-type) and of common lists.
/// </summary>
internal static class IndicatorSeverity
{
    private const double Doubtful = 0.5;
    private const double VeryDoubtful = 0.25;

    private static readonly FrozenDictionary<string, Severity> Labels = new Dictionary<string, Severity>(StringComparer.OrdinalIgnoreCase)
    {
        ["ransomware"] = Severity.Critical,
        ["apt"] = Severity.Critical,
        ["malicious-activity"] = Severity.High,
        ["compromised"] = Severity.High,
        ["malicious"] = Severity.High,
        ["malware"] = Severity.High,
        ["phishing"] = Severity.High,
        ["c2"] = Severity.High,
        ["attribution"] = Severity.Medium,
        ["anomalous-activity"] = Severity.Medium,
        ["suspicious"] = Severity.Medium,
        ["anonymization"] = Severity.Low,
        ["mass_scanner"] = Severity.Low,
        ["mass_scanner_cidr"] = Severity.Low,
        ["scanner"] = Severity.Low,
        ["unknown"] = Severity.Low,
        ["benign"] = Severity.Info,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The severity of a match.</summary>
    /// <param name="labels">The indicator's labels.</param>
    /// <param name="confidence">Its confidence, from 0.0 to 1.0.</param>
    /// <returns>The severity.</returns>
    public static Severity Of(IReadOnlyList<string> labels, double confidence)
    {
        Severity? gravest = null;
        foreach (var label in labels)
        {
            if (Labels.TryGetValue(label, out var severity) && (gravest is null || severity > gravest))
            {
                gravest = severity;
            }
        }

        var steps = confidence < VeryDoubtful ? 2 : confidence < Doubtful ? 1 : 0;
        return (Severity)Math.Max(0, (int)(gravest ?? Severity.High) - steps);
    }
}
