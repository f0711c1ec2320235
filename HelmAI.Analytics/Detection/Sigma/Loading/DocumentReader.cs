using HelmAI.Analytics.Detection.Sigma.Modifiers;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Reads YAML texts of rules, correlations and filters. Nothing in a text makes it throw.</summary>
internal sealed class DocumentReader
{
    private readonly RuleReader _rules;
    private readonly FilterReader _filters;

    /// <summary>Creates the reader.</summary>
    /// <param name="options">How to load.</param>
    public DocumentReader(SigmaLoadOptions options)
    {
        var detections = new DetectionReader(new ModifierChain(options.Placeholders));
        _rules = new RuleReader(detections);
        _filters = new FilterReader(detections);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="file">What it is called in diagnostics.</param>
    /// <param name="text">The text, of one or more documents.</param>
    /// <returns>What became of each document.</returns>
    public IReadOnlyList<SigmaDocument> Read(string file, string text)
    {
        var bag = new DiagnosticBag(file);
        var documents = YamlFile.Documents(text, bag).Select(mapping => Read(file, mapping)).ToList();
        return bag.Diagnostics.Count == 0 ? documents : [new SigmaDocument(bag.Diagnostics), .. documents];
    }

    private SigmaDocument Read(string file, YamlMappingNode mapping)
    {
        var bag = new DiagnosticBag(file);
        var members = new YamlMembers(mapping, bag);
        if (members.Find("detection") is not null)
        {
            var rule = _rules.Read(members, bag);
            return new SigmaDocument(bag.Diagnostics) { Rule = rule };
        }

        if (members.Find("correlation") is not null)
        {
            var correlation = CorrelationReader.Read(members, bag);
            return new SigmaDocument(bag.Diagnostics) { Correlation = correlation };
        }

        if (members.Find("filter") is not null)
        {
            var filter = _filters.Read(members, bag);
            return new SigmaDocument(bag.Diagnostics) { Filter = filter };
        }

        bag.Add(DiagnosticKinds.UnknownDocument, members.Line, "the document has no 'detection', 'correlation' or 'filter'");
        return new SigmaDocument(bag.Diagnostics);
    }
}
