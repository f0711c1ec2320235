using System.Collections.Frozen;
using System.Text.Json;
using HelmAI.Analytics.Intelligence.Import.Json;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import.Misp;

/// <summary>Reads MISP attributes that are meant for detection (<c>to_ids</c>); the others are context, and of no use here.</summary>
internal static class MispAttribute
{
    // Of types of two parts, such as filename|sha256, the part that counts: 0 the first, 1 the second, 2 both as address and port.
    private static readonly FrozenDictionary<string, (ObservableType Type, int Part)> Types = new Dictionary<string, (ObservableType, int)>(StringComparer.Ordinal)
    {
        ["ip-src"] = (ObservableType.IPv4, 0),
        ["ip-dst"] = (ObservableType.IPv4, 0),
        ["ip-src|port"] = (ObservableType.IpPort, 2),
        ["ip-dst|port"] = (ObservableType.IpPort, 2),
        ["domain"] = (ObservableType.Domain, 0),
        ["hostname"] = (ObservableType.Domain, 0),
        ["hostname|port"] = (ObservableType.Domain, 0),
        ["domain|ip"] = (ObservableType.Domain, 0),
        ["url"] = (ObservableType.Url, 0),
        ["uri"] = (ObservableType.Url, 0),
        ["link"] = (ObservableType.Url, 0),
        ["email"] = (ObservableType.Email, 0),
        ["email-src"] = (ObservableType.Email, 0),
        ["email-dst"] = (ObservableType.Email, 0),
        ["email-reply-to"] = (ObservableType.Email, 0),
        ["md5"] = (ObservableType.Md5, 0),
        ["sha1"] = (ObservableType.Sha1, 0),
        ["sha256"] = (ObservableType.Sha256, 0),
        ["sha512"] = (ObservableType.Sha512, 0),
        ["filename|md5"] = (ObservableType.Md5, 1),
        ["filename|sha1"] = (ObservableType.Sha1, 1),
        ["filename|sha256"] = (ObservableType.Sha256, 1),
        ["filename|sha512"] = (ObservableType.Sha512, 1),
        ["filename"] = (ObservableType.FileName, 0),
        ["user-agent"] = (ObservableType.UserAgent, 0),
        ["http-user-agent"] = (ObservableType.UserAgent, 0),
        ["ja3-fingerprint-md5"] = (ObservableType.Ja3, 0),
        ["regkey"] = (ObservableType.RegistryKey, 0),
        ["regkey|value"] = (ObservableType.RegistryKey, 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads an attribute.</summary>
    /// <param name="json">The attribute.</param>
    /// <param name="parent">The event that it is in.</param>
    /// <param name="request">On whose behalf.</param>
    /// <param name="now">When it is read.</param>
    /// <returns>The indicator; nothing where it is not meant for detection.</returns>
    /// <exception cref="FormatException">It can't be taken; says why.</exception>
    public static ImportedItem Read(JsonElement json, MispEvent parent, ImportRequest request, DateTimeOffset now)
    {
        if (!json.Flag("to_ids"))
        {
            return default;
        }

        var type = json.Text("type") ?? throw new FormatException("It has no 'type'.");
        if (!Types.TryGetValue(type, out var kind))
        {
            throw new FormatException($"Attributes of type '{type}' can't be looked for.");
        }

        var value = json.Text("value") ?? throw new FormatException("It has no 'value'.");
        var observable = Observables.Normalise(kind.Type, Part(value, kind.Part)) ?? throw new FormatException($"'{value}' is no value of type '{type}'.");
        if (!Guid.TryParseExact(json.Text("uuid"), "D", out var id))
        {
            throw new FormatException("It has no 'uuid'.");
        }

        var tags = json.TryGetProperty("Tag", out var own) && own.ValueKind == JsonValueKind.Array ? MispEvent.TagsOf(own).Concat(parent.Tags) : parent.Tags;
        var modified = json.UnixTime("timestamp");
        var firstSeen = json.UnixTime("first_seen");
        return new()
        {
            Indicator = IndicatorDraft.Of(observable, request, now) with
            {
                Id = id,
                Name = IndicatorDraft.Text(parent.Info),
                Description = IndicatorDraft.Text(json.Text("comment")),
                CreatedBy = IndicatorDraft.Text(parent.Creator),
                Labels = IndicatorDraft.Labels([json.Text("category") ?? string.Empty, .. tags.Where(static tag => IndicatorDraft.Tlp(tag) is null), .. request.Labels]),
                Tlp = tags.Select(IndicatorDraft.Tlp).FirstOrDefault(static one => one is not null),
                IsRevoked = json.Flag("deleted"),
                ValidFrom = firstSeen ?? modified ?? now,
                Created = modified ?? now,
                Modified = modified ?? now,
                IsDated = modified is not null,
            },
        };
    }

    // Lists write an address and its port with a bar between.
    private static string Part(string value, int part) => value.Split('|', 2) switch
    {
        [var first, var second] when part == 2 => first.Contains(':', StringComparison.Ordinal) ? $"[{first}]:{second}" : $"{first}:{second}",
        [_, var second] when part == 1 => second,
        [var first, ..] => first,
        _ => value,
    };
}
