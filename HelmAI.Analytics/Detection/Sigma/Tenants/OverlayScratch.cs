using HelmAI.Analytics.Detection.Sigma.Routing;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>What one thread needs to look at one event after another for one tenant. The event is read, and met with the guards, only when first asked.</summary>
/// <param name="schema">The fields that are read.</param>
/// <param name="guards">What exceptions say; <see langword="null"/> where there are none.</param>
/// <param name="guardCount">How many guards there are.</param>
internal sealed class OverlayScratch(FieldSchema schema, RoutedRules<int>? guards, int guardCount)
{
    private readonly EventFields _fields = new(schema);
    private readonly bool[] _held = new bool[guardCount];
    private ReadOnlyMemory<byte> _payload;
    private bool _isRead;
    private bool _isGuarded;

    /// <summary>The event's values.</summary>
    public EventFields Fields
    {
        get
        {
            if (!_isRead)
            {
                _fields.Read(_payload);
                _isRead = true;
            }

            return _fields;
        }
    }

    /// <summary>Begins with another event.</summary>
    /// <param name="payload">The event.</param>
    public void Begin(ReadOnlyMemory<byte> payload)
    {
        _payload = payload;
        _isRead = false;
        _isGuarded = false;
    }

    /// <summary>Whether an exception holds for the event.</summary>
    /// <param name="guard">The exceptions' guard, or <see cref="Guards.None"/>.</param>
    /// <returns>Whether one of them does.</returns>
    public bool IsExcepted(int guard)
    {
        if (guard == Guards.None || guards is null)
        {
            return false;
        }

        if (!_isGuarded)
        {
            Meet(guards);
            _isGuarded = true;
        }

        return _held[guard];
    }

    private void Meet(RoutedRules<int> conditions)
    {
        Array.Clear(_held);
        var scratch = conditions.Rent();
        conditions.Match(Fields, scratch);
        foreach (var match in scratch.Matches)
        {
            _held[conditions.OutcomeOf(match)] = true;
        }

        conditions.Return(scratch);
    }
}
