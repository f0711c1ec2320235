using HelmAI.Core.Errors;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>
/// Lets requests wait for the analysis of their events. A signal ends a wait at once; since signals may be lost, the store is
/// asked every 100 ms as well, in one question for all that wait.
/// </summary>
/// <param name="signals">Brings <see cref="ResultsStored"/>.</param>
/// <param name="events">The store behind the signals.</param>
/// <param name="lifetime">Says when the program is about to stop: then nobody waits any longer.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class AssessmentWaiter(
    ISignalBus signals,
    IEventStore events,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<AssessmentWaiter> logger) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    // A plain lock: each holder does one dictionary operation.
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<AssessmentWait>> _waits = [];

    /// <summary>Begins to wait. Begun before the event is appended, it can miss nothing.</summary>
    /// <param name="eventId">The event.</param>
    /// <returns>The wait, to be disposed.</returns>
    public AssessmentWait Expect(Guid eventId)
    {
        var wait = new AssessmentWait(this, eventId);
        lock (_gate)
        {
            if (!_waits.TryGetValue(eventId, out var waits))
            {
                _waits.Add(eventId, waits = []);
            }

            waits.Add(wait);
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            wait.Abandon();
        }

        return wait;
    }

    /// <summary>Ends a wait that is no longer wanted.</summary>
    /// <param name="wait">The wait.</param>
    public void Forget(AssessmentWait wait)
    {
        lock (_gate)
        {
            if (_waits.TryGetValue(wait.EventId, out var waits) && waits.Remove(wait) && waits.Count == 0)
            {
                _waits.Remove(wait.EventId);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe<ResultsStored>(signal => Complete(signal.EventIds));
        await using var stopping = lifetime.ApplicationStopping.Register(AbandonAll);
        using var timer = new PeriodicTimer(PollInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await PollAsync(stoppingToken);
        }
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        Guid[] waiting;
        lock (_gate)
        {
            waiting = [.. _waits.Keys];
        }

        if (waiting.Length == 0)
        {
            return;
        }

        try
        {
            Complete(await events.FindAssessedAsync(waiting, stoppingToken));
        }
        catch (DatabaseException exception)
        {
            // The next tick asks again; whoever waits meanwhile is answered with 202.
            logger.PollFailed(exception, waiting.Length);
        }
    }

    private void AbandonAll()
    {
        lock (_gate)
        {
            foreach (var wait in _waits.Values.SelectMany(static waits => waits))
            {
                wait.Abandon();
            }
        }
    }

    private void Complete(IReadOnlyList<Guid> eventIds)
    {
        lock (_gate)
        {
            foreach (var eventId in eventIds)
            {
                if (_waits.Remove(eventId, out var waits))
                {
                    waits.ForEach(wait => wait.Complete());
                }
            }
        }
    }
}
