using System.Text;

namespace HelmAI.ApiService.Streaming;

/// <summary>
/// Writes messages in the form of server-sent events (WHATWG HTML, section 9.2.5). Written by hand, since the formatter of .NET writes no
/// comments, and so that a message to many readers is written once. Data is JSON in one line: within its strings line ends are escaped.
/// </summary>
internal static class StreamFrames
{
    private const int RetryMilliseconds = 2_000;

    /// <summary>How long a reader shall wait before it comes back.</summary>
    public static ReadOnlyMemory<byte> Retry { get; } = Encoding.UTF8.GetBytes(string.Create(null, $"retry: {RetryMilliseconds}\n\n"));

    /// <summary>Writes a message.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="position">Where the reader is after it; <see langword="null"/> where it was before.</param>
    /// <param name="json">The data.</param>
    /// <returns>The message.</returns>
    public static ReadOnlyMemory<byte> Message(string name, Guid? position, ReadOnlySpan<byte> json)
    {
        var head = Encoding.UTF8.GetBytes($"{Id(position)}event: {name}\ndata: ");
        return (byte[])[.. head, .. json, (byte)'\n', (byte)'\n'];
    }

    /// <summary>Writes a comment. With a position it moves the reader there, and raises no event: an id without data (section 9.2.6).</summary>
    /// <param name="position">Where the reader is; <see langword="null"/> where it was before.</param>
    /// <returns>The comment.</returns>
    public static ReadOnlyMemory<byte> Heartbeat(Guid? position) => Encoding.UTF8.GetBytes($": heartbeat\n{Id(position)}\n");

    private static string Id(Guid? position) => position is null ? string.Empty : $"id: {position}\n";
}
