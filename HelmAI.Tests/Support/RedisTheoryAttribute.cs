namespace HelmAI.Tests.Support;

/// <summary>A test with several cases that starts Redis, in either build.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RedisTheoryAttribute : TheoryAttribute
{
    public RedisTheoryAttribute() => Skip = Missing;

    /// <summary>Why such a test must be left out, or null.</summary>
    public static string? Missing { get; } = new RedisFactAttribute().Skip;
}
