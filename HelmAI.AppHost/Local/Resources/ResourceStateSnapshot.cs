namespace Aspire.Hosting.ApplicationModel;

/// <summary>A state, as text.</summary>
/// <param name="Text">One of <see cref="KnownResourceStates"/>.</param>
public sealed record ResourceStateSnapshot(string Text);
