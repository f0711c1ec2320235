using HelmAI.Analytics.Detection.Sigma.Modifiers;
using HelmAI.Analytics.Detection.Sigma.Tenants;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>
/// Reads a tenant's exceptions to rules: YAML (or JSON, which is YAML) with <c>title</c> and <c>detection</c>, whose
/// selections and condition say as in a rule what the excepted events are like.
/// </summary>
/// <param name="options">How to load.</param>
internal sealed class ExceptionReader(SigmaLoadOptions options)
{
    private readonly DetectionReader _detections = new(new ModifierChain(options.Placeholders));

    /// <summary>Reads an exception.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="ruleId">The rule that it is made to.</param>
    /// <param name="text">The text.</param>
    /// <returns>The exception, unless it has errors; and what is said about it.</returns>
    public (RuleException? Exception, IReadOnlyList<SigmaDiagnostic> Diagnostics) Read(Guid id, string ruleId, string text)
    {
        var bag = new DiagnosticBag("exception");
        var documents = YamlFile.Documents(text, bag);
        if (documents.Count != 1 && !bag.HasErrors)
        {
            bag.Add(DiagnosticKinds.UnknownDocument, 1, "an exception is one document");
        }

        if (bag.HasErrors)
        {
            return (null, bag.Diagnostics);
        }

        var members = new YamlMembers(documents[0], bag);
        var title = members.RequiredText("title");
        if (members.RequiredMapping("detection") is not { } detection)
        {
            return (null, bag.Diagnostics);
        }

        var selections = _detections.Selections(detection, ["condition"], bag);
        var (_, expression) = DetectionReader.Conditions(detection, selections, bag);
        return (bag.HasErrors ? null : new RuleException(id, ruleId, EvidenceText.Storable(title!), expression), bag.Diagnostics);
    }
}
