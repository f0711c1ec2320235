using System.Text.Json;
using HelmAI.Analytics.Intelligence.Import.Json;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import.Stix;

/// <summary>Reads STIX objects. What is neither an indicator, nor related to one, nor a relationship is of no use here.</summary>
/// <param name="request">On whose behalf.</param>
/// <param name="now">When they are read.</param>
internal sealed class StixObjects(ImportRequest request, DateTimeOffset now)
{
    private const int MaxNameLength = 500;

    private static readonly HashSet<string> Related = new(
        ["attack-pattern", "campaign", "identity", "infrastructure", "intrusion-set", "malware", "threat-actor", "tool", "vulnerability", "course-of-action"],
        StringComparer.Ordinal);

    /// <summary>Reads an object.</summary>
    /// <param name="json">The object.</param>
    /// <returns>What it is.</returns>
    /// <exception cref="FormatException">It can't be taken; says why.</exception>
    public ImportedItem Read(JsonElement json) => json.Text("type") switch
    {
        null => throw new FormatException("It has no 'type'."),
        "indicator" => StixIndicator.Read(json, request, now),
        "relationship" => new() { Relationship = ReadRelationship(json) },
        { } type when Related.Contains(type) => new() { Object = ReadObject(json, type) },
        _ => default,
    };

    /// <summary>Reads the id of an object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member: <c>id</c>, or a reference.</param>
    /// <param name="type">The type that it must have; <see langword="null"/> for any.</param>
    /// <returns>The id as it stands, and its UUID (STIX 2.1, section 2.9).</returns>
    /// <exception cref="FormatException">It is missing, or none.</exception>
    internal static (string Text, Guid Uuid) ReadId(JsonElement json, string name, string? type = null)
    {
        var text = json.Text(name) ?? throw new FormatException($"It has no '{name}'.");
        var at = text.IndexOf("--", StringComparison.Ordinal);
        return at > 0 && Guid.TryParseExact(text.AsSpan(at + 2), "D", out var uuid) && (type is null || text.AsSpan(0, at).SequenceEqual(type)) && text.Length <= 250
            ? (text, uuid)
            : throw new FormatException($"'{name}' is not '{type ?? "type"}--' and a UUID, but '{text}'.");
    }

    private IntelligenceObject ReadObject(JsonElement json, string type)
    {
        var name = json.Text("name") ?? throw new FormatException("It has no 'name'.");
        return new()
        {
            TenantId = request.OwnerId,
            Id = ReadId(json, "id", type).Text,
            Type = type,
            Name = name.Length <= MaxNameLength ? name : name[..MaxNameLength],
            AttackId = json.Objects("external_references").FirstOrDefault(static one => one.Text("source_name") == "mitre-attack") is { ValueKind: JsonValueKind.Object } reference
                ? IndicatorDraft.ShortText(reference.Text("external_id"))
                : null,
            IsRevoked = json.Flag("revoked"),
            Modified = json.Time("modified") ?? json.Time("created") ?? now,
        };
    }

    private IntelligenceRelationship ReadRelationship(JsonElement json) => new()
    {
        TenantId = request.OwnerId,
        Id = ReadId(json, "id", "relationship").Text,
        Type = json.Text("relationship_type") is { Length: > 0 and <= 100 } type ? type : throw new FormatException("It has no 'relationship_type'."),
        SourceRef = ReadId(json, "source_ref").Text,
        TargetRef = ReadId(json, "target_ref").Text,
        IsRevoked = json.Flag("revoked"),
        Modified = json.Time("modified") ?? json.Time("created") ?? now,
    };
}
