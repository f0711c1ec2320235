using System.Globalization;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>An event as the product's table holds it, without having been looked at; its indexed members differ as those of <see cref="Load.EventMix"/> do.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was received.</param>
/// <param name="Payload">Its bytes.</param>
/// <param name="Number">Tells it from others.</param>
internal sealed record BareRow(Guid Id, DateTimeOffset At, byte[] Payload, long Number)
{
    private static long _made;

    /// <summary>Its source.</summary>
    public string Source => string.Create(CultureInfo.InvariantCulture, $"idp-{Number % 20}");

    /// <summary>Its user.</summary>
    public string UserId => string.Create(CultureInfo.InvariantCulture, $"user-{Number % 10_000}");

    /// <summary>Its session.</summary>
    public string SessionId => string.Create(CultureInfo.InvariantCulture, $"s-{Number:x16}");

    /// <summary>Its address.</summary>
    public string IpAddress => string.Create(CultureInfo.InvariantCulture, $"10.{Number % 200}.{Number % 251}.{Number % 241}");

    /// <summary>Makes a row.</summary>
    /// <param name="payload">The event's bytes.</param>
    /// <returns>The row.</returns>
    public static BareRow Of(byte[] payload)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new BareRow(Guid.CreateVersion7(now), now, payload, Interlocked.Increment(ref _made));
    }
}
