using System.Diagnostics.Metrics;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>What the intake of events measures of itself.</summary>
internal sealed class IntakeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "HelmAI.Intake";

    private readonly Counter<long> _events;

    /// <summary>Creates the instrument.</summary>
    /// <param name="meters">Makes the meter.</param>
    public IntakeMetrics(IMeterFactory meters) =>
        _events = meters.Create(MeterName).CreateCounter<long>("helm.events.received", description: "Events that senders sent, by outcome: stored, duplicate, rejected.");

    /// <summary>Counts events that were read.</summary>
    /// <param name="results">What became of them.</param>
    public void Record(IReadOnlyList<AppendResult> results)
    {
        foreach (var outcome in results.CountBy(static result => result.Outcome))
        {
            Record(NameOf(outcome.Key), outcome.Value);
        }
    }

    /// <summary>Counts items of a batch that could not be read.</summary>
    /// <param name="items">How many.</param>
    public void RecordRejected(int items) => Record(NameOf(AppendOutcome.Conflict), items);

    private static string NameOf(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Stored => "stored",
        AppendOutcome.Duplicate => "duplicate",
        _ => "rejected",
    };

    private void Record(string outcome, int events)
    {
        if (events > 0)
        {
            _events.Add(events, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
