namespace HelmAI.ApiService.Streaming;

/// <summary>How a stream begins.</summary>
/// <param name="Position">Where the reader is; <see langword="null"/> where it goes on from what it knows.</param>
/// <param name="Missed">What it missed, to be sent first.</param>
/// <param name="Gap">What is missing before that, if anything.</param>
internal sealed record StreamOpening(Guid? Position, IReadOnlyList<StreamItem> Missed, StreamGap? Gap);
