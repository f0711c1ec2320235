using HelmAI.Core.Events;

namespace HelmAI.Analytics.Scoring;

/// <summary>
/// Combines an event's findings into one risk score by noisy-or, the canonical model for independent causes of one
/// effect: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3.2.
/// <para>risk = 1 - Π(1 - pᵢ), with pᵢ = weight(severityᵢ) × confidenceᵢ.</para>
/// <para>What is suppressed has no part in it: pᵢ = 0.</para>
/// <para>Finding i contributes risk × ln(1 - pᵢ) / Σ ln(1 - pⱼ), so that the parts add up to the score.</para>
/// </summary>
internal static class RiskScore
{
    // Scores are compared and shown, so they carry six decimals and not the noise of binary fractions.
    private const int Decimals = 6;

    private static readonly double[] Weights = [0.05, 0.25, 0.60, 0.95, 0.99];

    /// <summary>The weight of a severity: info 0.05, low 0.25, medium 0.60, high 0.95, critical 0.99.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The weight, from 0.0 to 1.0.</returns>
    public static double Weight(Severity severity) => Weights[(int)severity];

    /// <summary>Scores findings.</summary>
    /// <param name="findings">The findings; none score 0.</param>
    /// <returns>The risk from 0.0 to 1.0, and the findings with their contributions, greatest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A confidence is not from 0.0 to 1.0.</exception>
    public static (double Risk, IReadOnlyList<Finding> Findings) Combine(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return (0, findings);
        }

        var logs = new double[findings.Count];
        var sum = 0.0;
        for (var i = 0; i < logs.Length; i++)
        {
            var confidence = findings[i].Confidence;
            if (confidence is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(findings), confidence, $"The confidence of {findings[i].RuleId} is not from 0 to 1.");
            }

            // The greatest p is 0.99, so the logarithm is finite. Adding logarithms keeps many small parts from being lost.
            logs[i] = findings[i].SuppressedBy is null ? Math.Log(1 - (Weight(findings[i].Severity) * confidence)) : 0;
            sum += logs[i];
        }

        var risk = 1 - Math.Exp(sum);
        var scored = findings
            .Select((finding, i) => finding with { Contribution = sum == 0 ? 0 : Math.Round(risk * logs[i] / sum, Decimals) })
            .OrderByDescending(static finding => finding.Contribution)
            .ToList();
        return (Math.Round(risk, Decimals), scored);
    }
}
