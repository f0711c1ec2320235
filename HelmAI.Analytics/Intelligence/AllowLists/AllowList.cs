using System.Collections.Frozen;
using System.Text.Json;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.AllowLists;

/// <summary>A warning list of MISP: values that are commonly harmless (github.com/MISP/misp-warninglists, schema.json).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How its entries are compared.</param>
/// <param name="Types">What it is asked about: its <c>matching_attributes</c>; empty where it names none and is asked about everything.</param>
/// <param name="Entries">Its entries.</param>
internal sealed record AllowList(string Name, AllowListKind Kind, FrozenSet<ObservableType> Types, IReadOnlyList<string> Entries)
{
    // MISP's attribute types, those of two parts by the part that a list can be about.
    private static readonly FrozenDictionary<string, ObservableType[]> Attributes = new Dictionary<string, ObservableType[]>(StringComparer.Ordinal)
    {
        ["ip-src"] = [ObservableType.IPv4, ObservableType.IPv6],
        ["ip-dst"] = [ObservableType.IPv4, ObservableType.IPv6],
        ["ip-src|port"] = [ObservableType.IpPort],
        ["ip-dst|port"] = [ObservableType.IpPort],
        ["domain|ip"] = [ObservableType.Domain, ObservableType.IPv4, ObservableType.IPv6],
        ["domain"] = [ObservableType.Domain],
        ["hostname"] = [ObservableType.Domain],
        ["hostname|port"] = [ObservableType.Domain],
        ["url"] = [ObservableType.Url],
        ["uri"] = [ObservableType.Url],
        ["link"] = [ObservableType.Url],
        ["email"] = [ObservableType.Email],
        ["email-src"] = [ObservableType.Email],
        ["email-dst"] = [ObservableType.Email],
        ["target-email"] = [ObservableType.Email],
        ["whois-registrant-email"] = [ObservableType.Email],
        ["dns-soa-email"] = [ObservableType.Email],
        ["md5"] = [ObservableType.Md5],
        ["sha1"] = [ObservableType.Sha1],
        ["sha256"] = [ObservableType.Sha256],
        ["sha512"] = [ObservableType.Sha512],
        ["filename"] = [ObservableType.FileName],
        ["filename|md5"] = [ObservableType.Md5],
        ["filename|sha1"] = [ObservableType.Sha1],
        ["filename|sha256"] = [ObservableType.Sha256],
        ["filename|sha512"] = [ObservableType.Sha512],
        ["user-agent"] = [ObservableType.UserAgent],
        ["regkey"] = [ObservableType.RegistryKey],
        ["ja3-fingerprint-md5"] = [ObservableType.Ja3],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether it is asked about anything that is looked for here; lists of telephone numbers, say, are not.</summary>
    public bool IsOfUse { get; private init; }

    /// <summary>Reads a list.</summary>
    /// <param name="json">The list's JSON, in UTF-8.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The list.</returns>
    /// <exception cref="InvalidDataException">It is no warning list.</exception>
    public static async Task<AllowList> ReadAsync(Stream json, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(json, cancellationToken: cancellationToken);
            var root = document.RootElement;
            var attributes = root.TryGetProperty("matching_attributes", out var named) ? Texts(named) : [];
            var types = attributes.SelectMany(static one => Attributes.GetValueOrDefault(one, [])).ToFrozenSet();
            var kind = root.TryGetProperty("type", out var type) ? type.GetString()! : nameof(AllowListKind.String);
            return Enum.TryParse<AllowListKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(kind[0])
                ? new AllowList(root.GetProperty("name").GetString()!, known, types, Texts(root.GetProperty("list"))) { IsOfUse = types.Count > 0 || attributes.Count == 0 }
                : throw new InvalidDataException($"'{kind}' is not a kind of warning list; use string, hostname, cidr, substring or regex.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"It is no warning list: {exception.Message}", exception);
        }
    }

    /// <summary>Whether it is asked about a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public bool IsAbout(ObservableType type) => Types.Count == 0 || Types.Contains(type);

    // Lists are made by programs: numbers stand among the texts, and some entries are null.
    private static List<string> Texts(JsonElement array) =>
        [.. array.EnumerateArray().Where(static one => one.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(static one => one.ToString())];
}
