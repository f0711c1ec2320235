namespace HelmAI.ApiService.Rules;

/// <summary>The colours of scores.</summary>
/// <param name="Colors">From the least score to the greatest, as <c>#rrggbb</c>.</param>
/// <param name="MinValue">The least score.</param>
/// <param name="MaxValue">The greatest score.</param>
internal sealed record NavigatorGradient(IReadOnlyList<string> Colors, int MinValue, int MaxValue);
