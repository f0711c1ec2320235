namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>One test of a pattern.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Number">Which of its tests, from 0.</param>
internal readonly record struct PatternTest(LivePattern Pattern, int Number);
