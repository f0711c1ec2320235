namespace HelmAI.ApiService.Streaming;

/// <summary>The first message of a stream: what its reader will get.</summary>
/// <param name="Types">The kinds of messages.</param>
/// <param name="Resumed">Whether it goes on where the reader was.</param>
internal sealed record StreamOpened(IReadOnlyList<string> Types, bool Resumed);
