using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Matches one event after another against a program; for one thread at a time. Allocates nothing for an event.</summary>
/// <param name="program">The program.</param>
internal sealed class RuleMatcher(RuleProgram program)
{
    // An entry of an earlier event's epoch is stale; the lowest bit is the answer.
    private readonly int[] _answers = new int[program.Predicates.Length];
    private readonly int[] _found = new int[program.Predicates.Length];
    private readonly int[] _considered = new int[program.Rules.Length];
    private readonly int[] _candidates = new int[program.Rules.Length];
    private int _candidateCount;
    private int _epoch;
    private EventFields _fields = null!;
    private FieldSlot[] _slots = program.Slots;

    /// <summary>Matches an event.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="slots">Where the program's fields are; its own where the event's log source says nothing else.</param>
    /// <param name="matches">Receives the rules that match.</param>
    public void Match(EventFields fields, FieldSlot[]? slots, List<int> matches)
    {
        _fields = fields;
        _slots = slots ?? program.Slots;
        _candidateCount = 0;
        NextEpoch();

        if (program.Strings is { } strings)
        {
            ScanStrings(strings);
        }

        if (slots is null)
        {
            MeetPresent(fields.Present);
        }
        else
        {
            foreach (var trigger in program.Triggers)
            {
                Meet(trigger);
            }
        }

        Consider(program.Unconditional);
        for (var i = 0; i < _candidateCount; i++)
        {
            if (program.Rules[_candidates[i]].Evaluate(this))
            {
                matches.Add(_candidates[i]);
            }
        }
    }

    /// <summary>Whether a predicate holds for the event.</summary>
    /// <param name="index">The predicate.</param>
    /// <returns>Whether it does.</returns>
    public bool Holds(int index)
    {
        var answer = _answers[index];
        if (answer >> 1 == _epoch)
        {
            return (answer & 1) != 0;
        }

        var predicate = program.Predicates[index];
        var holds = (!predicate.IsTrigger || _found[index] == _epoch) && predicate.Predicate.Holds(Values(predicate.Field), Values(predicate.OtherField));
        _answers[index] = (_epoch << 1) | (holds ? 1 : 0);
        return holds;
    }

    /// <summary>Tells why a rule matches the event.</summary>
    /// <param name="rule">A rule that was found to match it.</param>
    /// <returns>The fields, values and patterns.</returns>
    public IReadOnlyList<Evidence> Explain(int rule)
    {
        var evidence = new List<Evidence>();
        program.Rules[rule].Explain(this, selection: null, evidence);
        return evidence;
    }

    /// <summary>Tells why a predicate holds.</summary>
    /// <param name="index">The predicate.</param>
    /// <param name="selection">The selection that it belongs to.</param>
    /// <param name="evidence">Receives the reason.</param>
    public void Explain(int index, string? selection, List<Evidence> evidence)
    {
        var compiled = program.Predicates[index];
        evidence.Add(compiled.Predicate.TryFind(Values(compiled.Field), Values(compiled.OtherField), out var value)
            ? MatchEvidence.Of(_fields, value, compiled.Predicate, selection)
            : new Evidence(compiled.Predicate.Field ?? string.Empty, string.Empty, EvidenceText.Storable(compiled.Predicate.Pattern)) { Selection = selection });
    }

    /// <summary>Takes note of a literal that an index has found.</summary>
    /// <param name="index">The predicate that has it.</param>
    internal void Found(int index)
    {
        if (_found[index] == _epoch)
        {
            return;
        }

        _found[index] = _epoch;
        var predicate = program.Predicates[index];
        if (predicate.IsDecidedByLiteral)
        {
            _answers[index] = (_epoch << 1) | 1;
        }

        Consider(predicate.Rules);
    }

    private void MeetPresent(ReadOnlySpan<int> slots)
    {
        var triggers = program.TriggerOfSlot;
        foreach (var slot in slots)
        {
            if ((uint)slot < (uint)triggers.Length && triggers[slot] >= 0)
            {
                Meet(program.Triggers[triggers[slot]]);
            }
        }
    }

    private void Meet(FieldTriggers trigger)
    {
        var values = Values(trigger.Field);
        if (!values.IsThere)
        {
            return;
        }

        Consider(trigger.Rules);
        if (trigger.Literals is { } literals)
        {
            foreach (var value in values)
            {
                if (value.HasText)
                {
                    literals.Scan(value.Comparable, this);
                }
            }
        }
    }

    private void ScanStrings(LiteralIndex literals)
    {
        literals.Scan(_fields.Payload, this);
        if (!RawText.IsDisguised(_fields.Payload))
        {
            return;
        }

        foreach (var value in _fields.Strings)
        {
            if (RawText.IsDisguised(value.Raw))
            {
                literals.Scan(value.Folded, this);
            }
        }
    }

    private FieldValues Values(int field) => field == CompiledPredicate.AllStrings ? _fields.Strings : _fields[_slots[field]];

    private void Consider(int[] rules)
    {
        foreach (var rule in rules)
        {
            if (_considered[rule] != _epoch)
            {
                _considered[rule] = _epoch;
                _candidates[_candidateCount++] = rule;
            }
        }
    }

    private void NextEpoch()
    {
        if (++_epoch > int.MaxValue >> 1)
        {
            _epoch = 1;
            Array.Clear(_answers);
            Array.Clear(_found);
            Array.Clear(_considered);
        }
    }
}
