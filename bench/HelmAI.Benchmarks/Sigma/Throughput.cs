using System.Diagnostics;
using System.Text.Json;
using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;

namespace HelmAI.Benchmarks.Sigma;

/// <summary>Measures how many events a second an engine looks at.</summary>
/// <param name="events">The events.</param>
/// <param name="rounds">How many rounds; the best counts.</param>
internal sealed class Throughput(SecurityEvent[] events, int rounds)
{
    /// <summary>Measures engines against the yardstick, on one thread and on two.</summary>
    /// <param name="engines">The engines by name.</param>
    public void Print((string Name, DetectionEngine Engine)[] engines)
    {
        Action[] work = [Walk, .. engines.SelectMany(one => (Action[])[() => Detect(one.Engine), () => DetectOnTwo(one.Engine)])];
        var best = Best(work);
        Console.WriteLine($"{"",-32} {"events/s",10} {"of yardstick",13} {"two threads",12} {"times one",10}");
        Console.WriteLine($"{"bare Utf8JsonReader walk",-32} {PerSecond(best[0], 1),10:N0} {1.0,13:F3}");
        for (var i = 0; i < engines.Length; i++)
        {
            var (one, two) = (best[1 + 2 * i], best[2 + 2 * i]);
            Console.WriteLine($"{engines[i].Name,-32} {PerSecond(one, 1),10:N0} {best[0] / one,13:F3} {PerSecond(two, 2),12:N0} {2 * one / two,10:F2}");
        }
    }

    /// <summary>Measures what an event costs with a number of rules.</summary>
    /// <param name="rules">The number.</param>
    /// <param name="routed">The engine with routing.</param>
    /// <param name="unrouted">The engine without.</param>
    public void PrintCost(int rules, DetectionEngine routed, DetectionEngine unrouted)
    {
        var best = Best([() => Detect(routed), () => Detect(unrouted)]);
        Console.WriteLine($"{rules,8:N0} rules: {Microseconds(best[0]),6:F2} µs an event routed, {Microseconds(best[1]),6:F2} µs where every rule meets every event");
    }

    private TimeSpan[] Best(Action[] work)
    {
        var best = work.Select(static _ => TimeSpan.MaxValue).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < work.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                work[i]();
                best[i] = watch.Elapsed < best[i] ? watch.Elapsed : best[i];
            }
        }

        return best;
    }

    private void Walk()
    {
        foreach (var one in events)
        {
            var reader = new Utf8JsonReader(one.Payload.Span);
            while (reader.Read())
            {
            }
        }
    }

    private void Detect(DetectionEngine engine)
    {
        var session = engine.CreateSession();
        foreach (var one in events)
        {
            session.Detect(one);
        }
    }

    // Each thread looks at all events.
    private void DetectOnTwo(DetectionEngine engine) => Parallel.Invoke(() => Detect(engine), () => Detect(engine));

    private double PerSecond(TimeSpan time, int threads) => threads * events.Length / time.TotalSeconds;

    private double Microseconds(TimeSpan time) => time.TotalMicroseconds / events.Length;
}
