namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>A place among the events of a MISP feed, which are read in this order.</summary>
/// <param name="Time">When the event last changed, in Unix seconds.</param>
/// <param name="Id">Its UUID.</param>
internal sealed record MispPlace(long Time, Guid Id)
{
    /// <summary>Whether it comes after another place.</summary>
    /// <param name="other">The other place; <see langword="null"/> for the beginning.</param>
    /// <returns>Whether it does.</returns>
    public bool IsAfter(MispPlace? other) => other is null || (Time, Id).CompareTo((other.Time, other.Id)) > 0;
}
