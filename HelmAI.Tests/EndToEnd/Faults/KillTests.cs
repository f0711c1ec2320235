using System.Globalization;
using HelmAI.Tests.Support;
using Xunit.Abstractions;

namespace HelmAI.Tests.EndToEnd.Faults;

/// <summary>
/// Every process is killed at random moments under load. <c>HELM_FAULT_ROUNDS</c> says how often, 3 by default; <c>HELM_FAULT_SEED</c> repeats
/// the choices of an earlier run, whose seed the test prints.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [ServersFact]
    public async Task Kill_EachProcessAtRandomMomentsUnderLoad_EveryAcknowledgedEventIsProcessedOnce()
    {
        var rounds = Read("HELM_FAULT_ROUNDS") ?? 3;
        var seed = Read("HELM_FAULT_SEED") ?? Environment.TickCount;
        var context = string.Create(CultureInfo.InvariantCulture, $"HELM_FAULT_ROUNDS={rounds} HELM_FAULT_SEED={seed}");
        output.WriteLine(context);
        var random = new Random(seed);
        await using var services = await Services.StartAsync();
        using var stop = new CancellationTokenSource();
        var load = services.PostAsync(stop.Token);
        for (var round = 0; round < rounds; round++)
        {
            string[] victims = ["api", "worker", "postgres", "redis"];
            random.Shuffle(victims);
            foreach (var victim in victims)
            {
                var before = services.Acknowledged.Count;
                await Task.Delay(random.Next(100, 800));
                await services.KillAndRestartAsync(victim, TimeSpan.FromMilliseconds(random.Next(0, 300)));

                // However slow the machine is, each kill meets events that were acknowledged since the last.
                await Eventually.TrueAsync(() => services.Acknowledged.Count > before + 25);
            }
        }

        await stop.CancelAsync();
        await load;

        output.WriteLine($"{services.Acknowledged.Count} events acknowledged; refused: {string.Join(", ", services.Refused)}");
        Assert.True(services.Acknowledged.Count > 100 * rounds, $"{context}: only {services.Acknowledged.Count} events were acknowledged.");
        Assert.All(services.Refused.Keys, static status => Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, status));
        await services.ExpectExactlyOnceAsync(context);
    }

    private static int? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
