using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>minute</c>, <c>hour</c>, <c>day</c>, <c>week</c>, <c>month</c> and <c>year</c>: take a number from a date.</summary>
internal sealed class TimePartModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["minute", "hour", "day", "week", "month", "year"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous)
    {
        if (item.Field is null || item.TimePart is not null)
        {
            return item.Field is null ? "it needs a field" : "only one number can be taken from a date";
        }

        item.TimePart = Enum.Parse<TimePart>(name, ignoreCase: true);
        return item.Change(static value => value is SigmaValue.Number or SigmaValue.Comparison ? value : null);
    }
}
