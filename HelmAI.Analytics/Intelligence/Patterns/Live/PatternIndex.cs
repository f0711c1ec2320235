using System.Text;
using HelmAI.Analytics.Intelligence.Extraction;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>
/// Patterns behind an index of their necessary values: a test is looked at only where the event has one of them. Tests that may hold without any
/// are looked at with every event. Immutable once built.
/// </summary>
internal sealed class PatternIndex
{
    /// <summary>How many patterns there may be with a test that is looked at with every event.</summary>
    public const int MaxAlways = 1_000;

    private const int NoNode = -1;

    private readonly ValueTable _values = new();
    private readonly List<(PatternTest Test, int Next)> _nodes = [];
    private readonly List<PatternTest> _always = [];
    private readonly List<LivePattern> _patterns = [];
    private int _patternsAlways;

    /// <summary>The patterns.</summary>
    public IReadOnlyList<LivePattern> Patterns => _patterns;

    /// <summary>Adds a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>Whether it was added: there is room among those with a test that is looked at with every event, or it is none of them.</returns>
    public bool TryAdd(LivePattern pattern)
    {
        IReadOnlyList<Observable>?[] necessary = [.. pattern.Tests.Select(NecessaryValues.Of)];
        if (necessary.Contains(null) && ++_patternsAlways > MaxAlways)
        {
            return false;
        }

        _patterns.Add(pattern);
        for (var i = 0; i < necessary.Length; i++)
        {
            var test = new PatternTest(pattern, i);
            if (necessary[i] is not { } values)
            {
                _always.Add(test);
                continue;
            }

            foreach (var value in values)
            {
                Add(value, test);
            }
        }

        return true;
    }

    /// <summary>The tests to look at.</summary>
    /// <param name="observables">The event's observables.</param>
    /// <returns>The tests, each with the observable that it is looked at for; -1 where it is looked at always.</returns>
    public IEnumerable<(PatternTest Test, int Observable)> Candidates(EventObservables observables)
    {
        for (var i = 0; i < observables.Count; i++)
        {
            var node = _values.TryFind((byte)observables.TypeAt(i), observables.ValueAt(i), out var first, out _) ? first : NoNode;
            for (; node != NoNode; node = _nodes[node].Next)
            {
                yield return (_nodes[node].Test, i);
            }
        }

        foreach (var test in _always)
        {
            yield return (test, -1);
        }
    }

    private void Add(Observable value, PatternTest test)
    {
        var first = _values.GetOrAdd((byte)value.Type, Encoding.UTF8.GetBytes(value.Value), _nodes.Count);
        if (first == _nodes.Count)
        {
            _nodes.Add((test, NoNode));
            return;
        }

        _nodes.Add((test, _nodes[first].Next));
        _nodes[first] = (_nodes[first].Test, _nodes.Count - 1);
    }
}
