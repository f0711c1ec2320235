using System.Diagnostics;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>Waits for conditions of the world outside.</summary>
internal static class Eventually
{
    /// <summary>Asks until the answer is yes.</summary>
    public static Task TrueAsync(Func<bool> condition, TimeSpan limit, Func<string> explain) =>
        TrueAsync(() => Task.FromResult(condition()), limit, explain);

    /// <inheritdoc cref="TrueAsync(Func{bool}, TimeSpan, Func{string})"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit, Func<string> explain)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < limit, explain());
            await Task.Delay(50);
        }
    }
}
