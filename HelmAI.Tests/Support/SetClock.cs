namespace HelmAI.Tests.Support;

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Some.Time;

    public override DateTimeOffset GetUtcNow() => Now;
}
