using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Core.Events;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Reads what documents of all kinds say of themselves.</summary>
internal static class HeaderReader
{
    private static readonly FrozenDictionary<string, Severity> Levels = new Dictionary<string, Severity>(StringComparer.OrdinalIgnoreCase)
    {
        ["informational"] = Severity.Info,
        ["low"] = Severity.Low,
        ["medium"] = Severity.Medium,
        ["high"] = Severity.High,
        ["critical"] = Severity.Critical,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, RuleStatus> Statuses = new Dictionary<string, RuleStatus>(StringComparer.OrdinalIgnoreCase)
    {
        ["stable"] = RuleStatus.Stable,
        ["test"] = RuleStatus.Test,
        ["experimental"] = RuleStatus.Experimental,
        ["deprecated"] = RuleStatus.Deprecated,
        ["unsupported"] = RuleStatus.Unsupported,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a document's header.</summary>
    /// <param name="members">The document.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The header.</returns>
    public static RuleHeader Read(YamlMembers members, DiagnosticBag bag)
    {
        var title = EvidenceText.Storable(members.RequiredText("title") ?? string.Empty);
        var status = members.Choice("status", Statuses, RuleStatus.Unknown);
        if (status == RuleStatus.Unsupported)
        {
            bag.Add(DiagnosticKinds.UnsupportedRule, members.Line, "the rule's status is 'unsupported'");
        }

        if (members.Text("taxonomy") is { } taxonomy && !string.Equals(taxonomy, "sigma", StringComparison.OrdinalIgnoreCase))
        {
            bag.Add(DiagnosticKinds.ForeignTaxonomy, members.Line, $"the taxonomy is '{taxonomy}'");
        }

        return new RuleHeader
        {
            Id = members.Text("id") ?? members.Text("name") ?? IdOf(title),
            Name = members.Text("name"),
            Title = title,
            Location = bag.At(members.Line),
            Status = status,
            Level = members.Choice("level", Levels, Severity.Medium),
            Description = members.Text("description"),
            Author = members.Text("author"),
            License = members.Text("license"),
            Date = members.Text("date"),
            Modified = members.Text("modified"),
            Tags = members.Texts("tags"),
            References = members.Texts("references"),
            FalsePositives = members.Texts("falsepositives"),
            Fields = members.Texts("fields"),
            Scope = members.Texts("scope"),
            Response = [.. members.Texts("response").Select(EvidenceText.Storable)],
            Related = Related(members, bag),
        };
    }

    private static Dictionary<string, string> Related(YamlMembers members, DiagnosticBag bag)
    {
        var related = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in (members.Find("related") as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? [])
        {
            var relation = new YamlMembers(entry, bag);
            if (relation.Text("id") is { } id)
            {
                related[id] = relation.Text("type") ?? string.Empty;
            }
        }

        return related;
    }

    private static string IdOf(string title) => "sigma." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)).AsSpan(0, 8));
}
