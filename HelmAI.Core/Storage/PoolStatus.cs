namespace HelmAI.Core.Storage;

/// <summary>The state of a connection pool.</summary>
/// <param name="PoolSize">How many connections there may be.</param>
/// <param name="CheckedOut">How many are in use.</param>
/// <param name="Idle">How many are open and not in use.</param>
/// <param name="Waiting">How many callers wait for one.</param>
public sealed record PoolStatus(int PoolSize, int CheckedOut, int Idle, int Waiting)
{
    /// <summary>How many connections are open.</summary>
    public int Total => CheckedOut + Idle;

    /// <summary>How many connections there are beyond <see cref="PoolSize"/>: none, the pool never grows past its size.</summary>
    public static int Overflow => 0;
}
