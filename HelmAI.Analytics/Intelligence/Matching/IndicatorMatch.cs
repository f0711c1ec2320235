using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Matching;

/// <summary>An indicator that an observable met.</summary>
/// <param name="Id">Its identity; its value where the source gave none.</param>
/// <param name="Value">Its value.</param>
/// <param name="Details">What else is known of it.</param>
internal sealed record IndicatorMatch(string Id, string Value, IndicatorDetails Details)
{
    /// <summary>Its value as an observable.</summary>
    /// <param name="type">The type of the observable that met it.</param>
    /// <returns>The observable.</returns>
    public Observable ObservableOf(ObservableType type) => new(type, Value);
}
