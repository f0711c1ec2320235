namespace Aspire.Hosting.ApplicationModel;

/// <summary>One fact about a running resource.</summary>
/// <param name="Name">The fact's name.</param>
/// <param name="Value">Its value.</param>
public sealed record ResourcePropertySnapshot(string Name, object? Value);
