using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Reads filters.</summary>
/// <param name="detections">Reads their selections.</param>
internal sealed class FilterReader(DetectionReader detections)
{
    /// <summary>Reads a filter.</summary>
    /// <param name="members">The document.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The filter; <see langword="null"/> where it can't be loaded.</returns>
    public SigmaFilter? Read(YamlMembers members, DiagnosticBag bag)
    {
        var header = HeaderReader.Read(members, bag);
        var source = members.RequiredMapping("logsource");
        var section = members.RequiredMapping("filter");
        if (source is null || section is null)
        {
            return null;
        }

        var selections = detections.Selections(section, ["rules", "condition"], bag);
        var (written, expression) = DetectionReader.Conditions(section, selections, bag);
        if (!written.Any(static condition => condition.Contains("not", StringComparison.OrdinalIgnoreCase)))
        {
            bag.Add(DiagnosticKinds.PositiveFilter, section.Line, "the filter keeps only events that it describes");
        }

        var rules = section.Texts("rules");
        if (rules.Count == 0)
        {
            bag.Add(DiagnosticKinds.MissingMember, section.Line, "'rules' is missing");
        }

        return bag.HasErrors ? null : new SigmaFilter
        {
            Header = header,
            LogSource = RuleReader.ReadLogSource(source),
            Rules = rules is ["any"] ? [] : rules,
            Expression = expression,
        };
    }
}
