namespace HelmAI.ApiService.Gateway.RateLimiting.Failures;

/// <summary>That an address is refused.</summary>
internal sealed class AddressBlock
{
    private long _until;

    /// <summary>Until when, in ticks of the process' monotonic clock.</summary>
    public long Until
    {
        get => Volatile.Read(ref _until);
        set => Volatile.Write(ref _until, value);
    }
}
