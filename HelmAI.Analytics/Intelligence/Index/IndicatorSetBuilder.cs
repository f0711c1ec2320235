using System.Collections.Frozen;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>Builds what one source gives. Not for several threads at once.</summary>
internal sealed class IndicatorSetBuilder
{
    private readonly IndicatorIndexBuilder _shared = new();
    private readonly Dictionary<string, IndicatorIndexBuilder> _tenants = new(StringComparer.Ordinal);

    /// <summary>Adds an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>Whether it can be used.</returns>
    public bool TryAdd(IndexedIndicator indicator) => BuilderOf(indicator.TenantId).TryAdd(indicator);

    /// <summary>Ends the building.</summary>
    /// <returns>The set.</returns>
    public IndicatorSet Build() => new(
        _shared.Build(),
        _tenants.ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.Build(), StringComparer.Ordinal));

    private IndicatorIndexBuilder BuilderOf(string? tenantId)
    {
        if (tenantId is null)
        {
            return _shared;
        }

        if (!_tenants.TryGetValue(tenantId, out var builder))
        {
            _tenants.Add(tenantId, builder = new IndicatorIndexBuilder());
        }

        return builder;
    }
}
