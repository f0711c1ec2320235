namespace HelmAI.ApiService.Streaming;

/// <summary>Why a stream ends.</summary>
internal enum StreamEnd
{
    /// <summary>The time that its reader asked for is over.</summary>
    TimeIsOver,

    /// <summary>Its reader reads too slowly.</summary>
    SlowReader,

    /// <summary>The key that opened it does not open it any more.</summary>
    KeyNoLongerValid,

    /// <summary>The program stops.</summary>
    Shutdown,
}
