using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.Detection.Sigma.Conditions;

/// <summary>A condition is wrong; stays within the parser.</summary>
/// <param name="kind">What is wrong.</param>
/// <param name="message">What exactly.</param>
internal sealed class ConditionException(DiagnosticKind kind, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public DiagnosticKind Kind { get; } = kind;
}
