namespace HelmAI.ApiService.Streaming;

/// <summary>The last message of a stream.</summary>
/// <param name="Reason">Why it ends.</param>
/// <param name="Message">The same in words.</param>
internal sealed record StreamClosed(StreamEnd Reason, string Message)
{
    /// <summary>Tells why a stream ends.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The message.</returns>
    public static StreamClosed Of(StreamEnd reason) => new(reason, reason switch
    {
        StreamEnd.SlowReader => "Messages were read too slowly; some were not sent. Come back with the last id.",
        StreamEnd.KeyNoLongerValid => "The API key does not open this stream any more.",
        StreamEnd.Shutdown => "The service stops. Come back with the last id.",
        _ => "The time that was asked for is over.",
    });
}
