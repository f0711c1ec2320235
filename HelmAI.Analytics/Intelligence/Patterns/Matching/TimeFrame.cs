using HelmAI.Analytics.Intelligence.Patterns.Expressions;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>What the qualifiers around a part of a pattern leave it of time.</summary>
/// <param name="Within">How far its observations may lie apart.</param>
/// <param name="Start">The first moment.</param>
/// <param name="Stop">The first moment that is too late.</param>
internal sealed record TimeFrame(TimeSpan Within, DateTimeOffset Start, DateTimeOffset Stop)
{
    /// <summary>All the time there is.</summary>
    public static TimeFrame Unlimited { get; } = new(TimeSpan.MaxValue, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>Keeps to a duration too.</summary>
    /// <param name="duration">The duration.</param>
    /// <returns>The narrower frame.</returns>
    public TimeFrame And(TimeSpan duration) => this with { Within = duration < Within ? duration : Within };

    /// <summary>Keeps to bounds too.</summary>
    /// <param name="bounds">The bounds.</param>
    /// <returns>The narrower frame.</returns>
    public TimeFrame And(BoundedObservation bounds) => this with
    {
        Start = bounds.Start > Start ? bounds.Start : Start,
        Stop = bounds.Stop < Stop ? bounds.Stop : Stop,
    };

    /// <summary>Whether an observation may have been made in it.</summary>
    /// <param name="observation">The observation.</param>
    /// <returns>Whether it may.</returns>
    public bool Takes(Observation observation) => Start < Stop && observation.First < Stop && observation.Last >= Start;

    /// <summary>
    /// Whether the sightings of both can lie close enough: times can be chosen so if the duration, from the earliest end on, touches every
    /// observation. As that holds for many exactly if it holds for each two of them, it is asked wherever two are put together.
    /// </summary>
    /// <param name="one">One.</param>
    /// <param name="other">Another.</param>
    /// <returns>Whether they can.</returns>
    public bool Holds(Binding one, Binding other) => one.LatestFirst - other.EarliestLast <= Within && other.LatestFirst - one.EarliestLast <= Within;
}
