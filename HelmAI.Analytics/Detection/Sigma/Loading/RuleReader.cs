using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Reads rules for single events.</summary>
/// <param name="detections">Reads their detections.</param>
internal sealed class RuleReader(DetectionReader detections)
{
    /// <summary>Reads a rule.</summary>
    /// <param name="members">The document.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The rule; <see langword="null"/> where it can't be loaded.</returns>
    public SigmaRule? Read(YamlMembers members, DiagnosticBag bag)
    {
        var header = HeaderReader.Read(members, bag);
        var source = members.RequiredMapping("logsource");
        var detection = members.RequiredMapping("detection");
        if (source is null || detection is null)
        {
            return null;
        }

        if (detection.Find("timeframe") is { } timeframe)
        {
            bag.Add(DiagnosticKinds.Timeframe, YamlMembers.LineOf(timeframe), "'timeframe' belongs to the aggregations that the specification has dropped");
        }

        var selections = detections.Selections(detection, ["condition", "timeframe"], bag);
        var (written, expression) = DetectionReader.Conditions(detection, selections, bag);
        return bag.HasErrors ? null : new SigmaRule
        {
            Header = header,
            LogSource = ReadLogSource(source),
            Selections = selections,
            Conditions = written,
            Expression = expression,
        };
    }

    /// <summary>Reads a log source.</summary>
    /// <param name="source">The section.</param>
    /// <returns>The log source.</returns>
    public static LogSource ReadLogSource(YamlMembers source) => new(source.Text("product"), source.Text("category"), source.Text("service"));
}
