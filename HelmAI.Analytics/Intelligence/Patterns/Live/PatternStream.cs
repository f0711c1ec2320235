using System.Text;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.Extraction;
using HelmAI.Analytics.Intelligence.Matching;
using HelmAI.Analytics.Intelligence.Patterns.Matching;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;
using StixObservation = HelmAI.Analytics.Intelligence.Patterns.Matching.Observation;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>Looks for patterns in the stream: what one event meets is found at once, the tests of patterns over several are left to their correlators.</summary>
/// <param name="observer">Observes events in STIX' words.</param>
/// <param name="isAllowed">Gives the allow list that an observable is on.</param>
internal sealed class PatternStream(StixObserver observer, Func<Observable, string?> isAllowed)
{
    /// <summary>Looks at an event.</summary>
    /// <param name="index">The patterns.</param>
    /// <param name="securityEvent">The event.</param>
    /// <param name="fields">Its values.</param>
    /// <param name="observables">Its observables.</param>
    /// <param name="output">Receives findings and observations.</param>
    public void Detect(PatternIndex index, SecurityEvent securityEvent, EventFields fields, EventObservables observables, DetectionOutput output)
    {
        StixObservation? observation = null;
        Dictionary<LivePattern, (int Met, List<int> SeenFor)>? met = null;
        foreach (var (test, seenFor) in index.Candidates(observables))
        {
            if (test.Pattern.IsInForce(securityEvent.ReceivedAt)
                && IsMet(test, observation ??= observer.Observe(securityEvent, fields, observables))
                && !(test.Pattern.TakesSeveral && AllowListOf(seenFor, observables) is not null))
            {
                var known = (met ??= []).TryGetValue(test.Pattern, out var before) ? before : (Met: 0, SeenFor: new List<int>());
                known.SeenFor.Add(seenFor);
                met[test.Pattern] = (known.Met | (1 << test.Number), known.SeenFor);
            }
        }

        foreach (var (pattern, (tests, seenFor)) in met ?? [])
        {
            Tell(pattern, tests, [.. seenFor.Where(static one => one >= 0).Distinct()], securityEvent, fields, observables, output);
        }
    }

    private void Tell(
        LivePattern pattern, int tests, int[] seenFor, SecurityEvent securityEvent, EventFields fields, EventObservables observables, DetectionOutput output)
    {
        var text = seenFor.Length > 0 ? TextOf(fields, fields.At(observables.SeenIn(seenFor[0]))) : null;
        if (pattern.TakesSeveral)
        {
            output.Add(new HelmAI.Analytics.Detection.Observation(IndicatorFinding.RuleId(pattern.Id), string.Empty, securityEvent.Id, securityEvent.Timestamp, text, tests));
        }
        else if (PatternMatcher.Match(pattern.OverTests, [MetTests.Observe(tests, securityEvent.Timestamp)]).Count > 0)
        {
            output.Add(PatternFinding.Of(pattern, PatternFinding.EvidenceOf(pattern, text)) with { SuppressedBy = AllowListOf(seenFor, observables) });
        }
    }

    private static string TextOf(EventFields fields, in FieldValue seen) => PatternFinding.TextOf(fields.PathOf(seen), EvidenceText.Of(seen));

    // One value that is on no allow list is enough.
    private string? AllowListOf(int[] seenFor, EventObservables observables)
    {
        string?[] lists = [.. seenFor.Select(one => AllowListOf(one, observables))];
        return lists.Contains(null) ? null : lists.FirstOrDefault();
    }

    private string? AllowListOf(int seenFor, EventObservables observables) =>
        seenFor < 0 ? null : isAllowed(new Observable(observables.TypeAt(seenFor), Encoding.UTF8.GetString(observables.ValueAt(seenFor))));

    private static bool IsMet(in PatternTest test, StixObservation observation)
    {
        try
        {
            return ObjectMatcher.IsMatch(test.Pattern.Tests[test.Number], observation);
        }
        catch (PatternMatchException)
        {
            // A property that can't be compared, such as a text with a time, meets nothing.
            return false;
        }
    }
}
