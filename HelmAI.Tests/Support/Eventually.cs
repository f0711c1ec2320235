namespace HelmAI.Tests.Support;

/// <summary>Waits for what must come true, and fails when it does not.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static Task TrueAsync(Func<bool> condition, Func<string>? explain = null) => TrueAsync(() => Task.FromResult(condition()), explain);

    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string>? explain = null)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, explain?.Invoke() ?? "The condition did not come true in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    /// <summary>Waits for something to be there.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> find)
        where T : class
    {
        T? found = null;
        await TrueAsync(async () => (found = await find()) is not null);
        return found!;
    }
}
