using System.Reflection;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Streaming;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Streaming;

public sealed class StreamPumpTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1_100, true)]
    public async Task Look_AfterReadsFailedForLong_SendsWhatWasMissedAndTellsOfWhatIsLeftOut(int count, bool hasGap)
    {
        await using var app = new HelmApp(("HELM_STREAM_POLL_MS", "100"));
        await app.CreateTenantAsync(Some.Tenant);
        var store = app.Services.GetRequiredService<IEventStore>();
        var broken = DispatchProxy.Create<IEventStore, BrokenStore>();
        var switched = (BrokenStore)(object)broken;
        switched.Store = store;
        var hub = ActivatorUtilities.CreateInstance<StreamHub>(app.Services);
        using var pump = ActivatorUtilities.CreateInstance<StreamPump>(app.Services, hub, ActivatorUtilities.CreateInstance<StreamSource>(app.Services, broken), broken);
        await pump.StartAsync(default);

        // The reader came before an outage of a minute.
        var received = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var client = new StreamClient(new Caller("key", Some.Tenant, [], Address: null), "key", new(new HashSet<StreamKind> { StreamKind.Event }), 10_000, default);
        using var membership = hub.Join(client, StreamPosition.At(received));
        var submissions = Enumerable.Range(0, count)
            .Select(i => new EventSubmission(Some.Event() with { Id = Guid.CreateVersion7(received.AddMilliseconds(i + 1)), ReceivedAt = received.AddMilliseconds(i + 1) }));
        await store.AppendAsync([.. submissions], default);
        await Eventually.TrueAsync(async () => (await store.ListAssessedAsync(Some.Tenant, Guid.Empty, count, default)).Count == count);
        await Eventually.TrueAsync(() => switched.Failures > 3);
        Assert.False(client.Items.TryPeek(out _));

        switched.IsBroken = false;

        var kinds = new List<StreamKind>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (kinds.Count(static kind => kind == StreamKind.Event) < Math.Min(count, 1_000) || (hasGap && !kinds.Contains(StreamKind.Gap)))
        {
            kinds.Add((await client.Items.ReadAsync(deadline.Token)).Kind);
        }

        Assert.Equal(hasGap, kinds.Contains(StreamKind.Gap));
        await pump.StopAsync(default);
    }

    /// <summary>A store that is out of reach until it is switched on.</summary>
    public class BrokenStore : DispatchProxy
    {
        private int _failures;

        public IEventStore Store { get; set; } = null!;

        public bool IsBroken { get; set; } = true;

        public int Failures => Volatile.Read(ref _failures);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (IsBroken)
            {
                Interlocked.Increment(ref _failures);
                throw new IOException("The store is out of reach.");
            }

            return targetMethod!.Invoke(Store, args);
        }
    }
}
