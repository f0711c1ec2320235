using System.Text.Json;
using HelmAI.Analytics.Intelligence.Import.Json;
using HelmAI.Analytics.Intelligence.Patterns;
using HelmAI.Analytics.Intelligence.Patterns.Live;
using HelmAI.Analytics.Intelligence.Patterns.Syntax;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import.Stix;

/// <summary>Reads STIX indicators (STIX 2.1, section 4.7).</summary>
internal static class StixIndicator
{
    // Far longer than any that a person reads; an event is matched against each.
    private const int MaxPatternLength = 32_768;

    /// <summary>Reads an indicator.</summary>
    /// <param name="json">The object.</param>
    /// <param name="request">On whose behalf.</param>
    /// <param name="now">When it is read.</param>
    /// <returns>The indicator; nothing where its pattern is in another language.</returns>
    /// <exception cref="FormatException">It can't be taken; says why.</exception>
    public static ImportedItem Read(JsonElement json, ImportRequest request, DateTimeOffset now)
    {
        var id = StixObjects.ReadId(json, "id", "indicator").Uuid;
        if (json.Text("pattern_type") is { } language and not "stix")
        {
            throw new FormatException($"Its pattern is in '{language}', not in STIX.");
        }

        var isStix20 = IsStix20(json);
        var (observable, pattern) = ReadPattern(json, isStix20);
        var created = json.Time("created");
        var modified = json.Time("modified") ?? created;
        var validFrom = json.Time("valid_from") ?? created ?? now;
        var validUntil = json.Time("valid_until");
        if (validUntil <= validFrom)
        {
            throw new FormatException("'valid_until' is not later than 'valid_from'.");
        }

        return new()
        {
            Indicator = new()
            {
                TenantId = request.OwnerId,
                Id = id,
                Source = request.Source,
                Name = IndicatorDraft.Text(json.Text("name")),
                Description = IndicatorDraft.Text(json.Text("description")),
                Type = observable?.Type,
                Value = observable?.Value,
                Pattern = pattern,
                IsStix20 = isStix20,
                ValidFrom = validFrom,
                ValidUntil = validUntil,
                Confidence = ReadConfidence(json) ?? request.Confidence,
                Labels = IndicatorDraft.Labels([.. json.Texts("labels"), .. json.Texts("indicator_types"), .. request.Labels]),
                KillChainPhases = [.. json.Objects("kill_chain_phases").Select(static one => new KillChainPhase(
                    IndicatorDraft.ShortText(one.Text("kill_chain_name") ?? string.Empty), IndicatorDraft.ShortText(one.Text("phase_name") ?? string.Empty)))],
                Tlp = json.Texts("object_marking_refs").Select(TlpMarkings.Find).Max(TlpMarkings.Order),
                CreatedBy = IndicatorDraft.ShortText(json.Text("created_by_ref")),
                ExternalReferences = [.. json.Objects("external_references").Select(static one => new ExternalReference(
                    IndicatorDraft.ShortText(one.Text("source_name") ?? string.Empty), IndicatorDraft.ShortText(one.Text("external_id")), one.Text("url"), IndicatorDraft.Text(one.Text("description"))))],
                IsRevoked = json.Flag("revoked"),
                Created = created ?? modified ?? now,
                Modified = modified ?? now,
                IsDated = modified is not null,
            },
        };
    }

    // In STIX 2.0 objects do not say their version; indicators of 2.1 do, and say their pattern's.
    private static bool IsStix20(JsonElement json) =>
        (json.Text("pattern_version") ?? json.Text("spec_version")) is { } version ? version == "2.0" : json.Text("pattern_type") is null;

    private static (Observable? Observable, string? Pattern) ReadPattern(JsonElement json, bool isStix20)
    {
        var pattern = json.Text("pattern") is { Length: > 0 } text ? text : throw new FormatException("It has no 'pattern'.");
        if (pattern.Length > MaxPatternLength)
        {
            throw new FormatException($"Its pattern is longer than {MaxPatternLength} characters.");
        }

        try
        {
            var expression = PatternParser.Parse(pattern, isStix20 ? StixVersion.V20 : StixVersion.V21);
            if (LivePattern.IsTooLarge(expression))
            {
                throw new FormatException($"Its pattern has more than {LivePattern.MaxTests} tests.");
            }

            var observable = SimplePattern.Read(expression);
            return (observable, observable is not null && SimplePattern.Write(observable) == pattern ? null : pattern);
        }
        catch (PatternSyntaxException exception)
        {
            throw new FormatException($"Its pattern can't be read. {exception.Message}", exception);
        }
    }

    private static int? ReadConfidence(JsonElement json) => json.Whole("confidence") switch
    {
        null when json.TryGetProperty("confidence", out _) => throw new FormatException("'confidence' is not a whole number from 0 to 100."),
        null => null,
        >= 0 and <= 100 and var confidence => confidence,
        _ => throw new FormatException("'confidence' is not a whole number from 0 to 100."),
    };
}
