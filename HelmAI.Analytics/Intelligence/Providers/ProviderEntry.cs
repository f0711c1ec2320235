using System.Globalization;
using System.Text.RegularExpressions;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>
/// Reads one further provider: <c>Name</c> and <c>Url</c>, which it must have; <c>Header</c> and <c>Secret</c>, where it wants a key;
/// <c>RequestsPerMinute</c>.
/// </summary>
/// <param name="section">The provider's section.</param>
/// <param name="faults">Takes the mistakes.</param>
internal sealed partial class ProviderEntry(IConfigurationSection section, IList<string> faults)
{
    private static readonly string[] Members = ["Name", "Url", "Header", "Secret", "RequestsPerMinute"];

    /// <summary>Reads the provider.</summary>
    /// <returns>The provider, or <see langword="null"/> where it has mistakes.</returns>
    public ProviderSettings? Read()
    {
        var before = faults.Count;
        foreach (var member in section.GetChildren().Where(static member => !Members.Contains(member.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{member.Path}: is not a member of a provider; these are {string.Join(", ", Members)}.");
        }

        var name = Text("Name");
        var url = Text("Url");
        var header = Text("Header") ?? "Authorization";
        var secret = Text("Secret");
        Demand(name is not null && NamePattern.IsMatch(name), "Name", "is not 1 to 64 of the letters a to z, digits, '-' and '_'");
        Demand(url is not null && ProviderSettings.IsTemplate(url), "Url", $"is not an http or https URL without a user, whose path or query has {ProviderSettings.ValuePlace} in it");
        Demand(HeaderName.IsValid(header), "Header", "is not the name of a header");
        Demand(secret is null || !secret.Any(char.IsControl), "Secret", "has control characters in it");
        var settings = new ProviderSettings(name ?? string.Empty, url ?? string.Empty) { Header = header, Secret = secret, RequestsPerMinute = ReadRequests() };
        return faults.Count == before ? settings : null;
    }

    private int? ReadRequests()
    {
        if (Text("RequestsPerMinute") is not { } text)
        {
            return null;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000_000;
        Demand(isNumber, "RequestsPerMinute", "is not a whole number from 1 to 1000000");
        return number;
    }

    private string? Text(string member) => section[member] is { Length: > 0 } text ? text : null;

    // What the value is stays untold: it may be a secret, also in an address.
    private void Demand(bool holds, string member, string fault)
    {
        if (!holds)
        {
            faults.Add($"{section.Path}:{member}: the value {fault}.");
        }
    }

    [GeneratedRegex("^[a-z0-9_-]{1,64}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern { get; }
}
