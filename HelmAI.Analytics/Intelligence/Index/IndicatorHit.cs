namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>A value of the index that an observable met: what it stands in, and the first of its indicators that is in force.</summary>
/// <param name="Indicator">The indicator's number in its index.</param>
/// <param name="Record">Where the value is kept, if it is no network.</param>
/// <param name="Network">The network, or <see cref="NetworkTable.None"/>.</param>
internal readonly record struct IndicatorHit(int Indicator, uint Record, int Network);
