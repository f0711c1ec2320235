namespace HelmAI.Core.Intelligence;

/// <summary>A place in the sequence of all changes of indicators.</summary>
/// <param name="Version">The version of the last change read.</param>
/// <param name="Id">Its indicator.</param>
/// <param name="TenantId">Whose it is.</param>
public sealed record IndicatorPlace(long Version, Guid Id, string TenantId)
{
    /// <summary>Before the first change.</summary>
    public static IndicatorPlace Start { get; } = new(0, Guid.Empty, string.Empty);

    /// <summary>After all changes of a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The place.</returns>
    public static IndicatorPlace After(long version) => new(version, Guid.AllBitsSet, string.Empty);

    /// <summary>After one change.</summary>
    /// <param name="record">The indicator.</param>
    /// <returns>The place.</returns>
    public static IndicatorPlace After(IndicatorRecord record) => new(record.Version, record.Indicator.Id, record.Indicator.TenantId);
}
