namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>One of the things that loading or linting may have to say.</summary>
/// <param name="Code">Its code, which never changes its meaning.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record DiagnosticKind(string Code, DiagnosticSeverity Severity, string Remedy);
