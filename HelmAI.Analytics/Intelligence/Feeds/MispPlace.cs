namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>A place among the events of a MISP feed, which are read in this order.</summary>
/// <param name="Time">When the event last changed, in Unix seconds.</param>
/// <param name="Id">Its UUID.</param>
internal sealed record MispPlace(long Time, Guid Id) : IComparable<MispPlace>
{
    /// <inheritdoc/>
    public int CompareTo(MispPlace? other) => other is null ? 1 : (Time, Id).CompareTo((other.Time, other.Id));
}
