using System.Security.Cryptography;
using System.Text;
using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Matching;

/// <summary>Says what was found: one finding for an observable, naming all indicators of its value.</summary>
internal static class IndicatorFinding
{
    /// <summary>What the rules' identifiers begin with; the gravest indicator's identity follows.</summary>
    public const string RulePrefix = "indicator:";

    // Longer identities, of indicators that have their value for one, are named by their digest: rules' identifiers stand in indexes.
    private const int MaxIdLength = 256;

    private const int MaxEvidence = 32;

    /// <summary>Makes the finding.</summary>
    /// <param name="matches">The indicators.</param>
    /// <param name="field">The field that the observable stands in.</param>
    /// <param name="seen">The field's value.</param>
    /// <returns>The finding.</returns>
    public static Finding Of(IndicatorMatches matches, string field, string seen)
    {
        var all = matches.All;
        var first = all[0];
        return new Finding
        {
            RuleId = RuleId(first.Id),
            Title = Title(matches.Observable.Type, first),
            Severity = first.Details.Severity,
            Confidence = all.Max(static one => one.Details.Confidence),
            Tags = [.. all.SelectMany(Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
            Evidence = [.. all.Select(one => new Evidence(field, seen, one.Value) { Selection = EvidenceText.Storable($"{one.Details.Source}: {one.Id}") })],
            RecommendedActions = IndicatorPlaybook.For(matches.Observable.Type),
        };
    }

    /// <summary>Adds a finding, or, where the same indicator was met before in the event, what is new in it.</summary>
    /// <param name="findings">The event's findings so far.</param>
    /// <param name="finding">The finding.</param>
    public static void Merge(List<Finding> findings, Finding finding)
    {
        var known = findings.FindIndex(one => one.RuleId == finding.RuleId);
        if (known < 0)
        {
            findings.Add(finding);
            return;
        }

        // One value that is on no allow list is enough.
        var first = findings[known];
        findings[known] = first with
        {
            Evidence = [.. first.Evidence.Concat(finding.Evidence).Distinct().Take(MaxEvidence)],
            SuppressedBy = finding.SuppressedBy is null ? null : first.SuppressedBy,
        };
    }

    /// <summary>The rule that stands for an indicator.</summary>
    /// <param name="id">The indicator's identity.</param>
    /// <returns>The rule's identifier.</returns>
    public static string RuleId(string id) => RulePrefix
        + (id.Length <= MaxIdLength ? EvidenceText.Storable(id) : $"sha256-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}");

    private static string Title(ObservableType type, IndicatorMatch match)
    {
        var kind = match.Details.Severity >= Severity.High ? "malicious" : "suspicious";
        return EvidenceText.Storable($"Known {kind} {NameOf(type)}: {match.Details.Name ?? match.Details.Source}");
    }

    private static IEnumerable<string> Tags(IndicatorMatch match) =>
        match.Details.Tlp is { } tlp ? [.. match.Details.Labels, $"tlp.{tlp.ToLowerInvariant()}"] : match.Details.Labels;

    private static string NameOf(ObservableType type) => type switch
    {
        ObservableType.IPv4 or ObservableType.IPv6 => "address",
        ObservableType.IpPort => "server",
        ObservableType.Domain => "domain",
        ObservableType.Url => "URL",
        ObservableType.Email => "e-mail address",
        ObservableType.Md5 or ObservableType.Sha1 or ObservableType.Sha256 or ObservableType.Sha512 => "file",
        ObservableType.FileName => "file name",
        ObservableType.UserAgent => "user agent",
        ObservableType.Ja3 => "TLS client",
        _ => "registry key",
    };
}
