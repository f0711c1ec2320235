namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>One step of a path.</summary>
/// <param name="Name">The member of an object; <see langword="null"/> where the step goes into a list.</param>
/// <param name="Index">The item of a list, from 0; <see langword="null"/> for each of them.</param>
internal sealed record PathStep(string? Name, int? Index);
