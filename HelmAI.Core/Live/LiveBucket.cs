namespace HelmAI.Core.Live;

/// <summary>What was counted within one stretch of <see cref="Length"/>. Not for several threads at once.</summary>
/// <param name="number">Which stretch: the Unix time of its start, divided by the length.</param>
public sealed class LiveBucket(long number)
{
    /// <summary>How long a stretch is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    private readonly UserSketch _users = new();
    private List<ulong> _unsent = [];
    private bool _changed;

    /// <summary>Which stretch it is.</summary>
    public long Number { get; } = number;

    /// <summary>The counts.</summary>
    public LiveCounts Counts { get; } = new();

    /// <summary>The elements of the users who were active.</summary>
    public IReadOnlyCollection<ulong> Users => _users.Elements;

    /// <summary>The stretch that a time belongs to.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Its number.</returns>
    public static long NumberAt(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / (long)Length.TotalMilliseconds;

    /// <summary>When a stretch begins.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The time.</returns>
    public static DateTimeOffset StartOf(long number) => DateTimeOffset.UnixEpoch + (number * Length);

    /// <summary>Notes that a user was active.</summary>
    /// <param name="userId">The user.</param>
    public void AddUser(string userId)
    {
        var element = UserSketch.ElementOf(userId);
        if (_users.Add(element))
        {
            _unsent.Add(element);
        }
    }

    /// <summary>Marks it as changed.</summary>
    public void Touch() => _changed = true;

    /// <summary>Takes what others do not know yet.</summary>
    /// <param name="tenantId">Whose bucket it is.</param>
    /// <param name="everything">Whether they know nothing.</param>
    /// <returns>The counts so far, and the users; <see langword="null"/> where there is nothing new.</returns>
    public LiveChange? TakeChange(string tenantId, bool everything)
    {
        if (!_changed && !everything)
        {
            return null;
        }

        var users = everything ? [.. _users.Elements] : _unsent;
        (_changed, _unsent) = (false, []);
        return new(tenantId, Number, Counts.All.ToDictionary(), users);
    }
}
