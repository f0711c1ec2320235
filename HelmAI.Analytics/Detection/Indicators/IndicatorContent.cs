namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>Indicator lists, as loaded.</summary>
/// <param name="lists">The lists; where two have the same indicator, the first counts.</param>
internal sealed class IndicatorContent(IReadOnlyList<IndicatorList> lists) : IDetectionContent
{
    /// <inheritdoc/>
    public IDetector Compile(FieldSchemaBuilder fields)
    {
        var index = new Dictionary<string, IndicatorEntry>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            foreach (var indicator in list.Indicators)
            {
                index.TryAdd(indicator.Value, new IndicatorEntry(list.Name, indicator));
            }
        }

        if (index.Count > 0)
        {
            fields.AllStrings();
        }

        return new IndicatorDetector(index);
    }
}
