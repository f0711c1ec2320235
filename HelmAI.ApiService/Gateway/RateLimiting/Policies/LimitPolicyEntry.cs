using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HelmAI.ApiService.Gateway.RateLimiting.Policies;

/// <summary>
/// Reads one policy: <c>Limit</c> and <c>WindowSeconds</c>, which it must have; <c>Algorithm</c> (sliding_window, or token_bucket), <c>Per</c>
/// (key, tenant or address), <c>Name</c>; and whom it is for: <c>Group</c>, <c>Tenant</c>, <c>Key</c>, <c>Network</c>.
/// </summary>
/// <param name="section">The policy's section.</param>
/// <param name="faults">Takes the mistakes.</param>
internal sealed partial class LimitPolicyEntry(IConfigurationSection section, IList<string> faults)
{
    private const int LongestWindow = 86_400;

    private static readonly string[] Members = ["Name", "Group", "Tenant", "Key", "Network", "Per", "Algorithm", "Limit", "WindowSeconds"];

    /// <summary>Reads the policy.</summary>
    /// <returns>The policy, or <see langword="null"/> where it has mistakes.</returns>
    public LimitPolicy? Read()
    {
        var before = faults.Count;
        foreach (var member in section.GetChildren().Where(static member => !Members.Contains(member.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{member.Path}: is not a member of a policy; these are {string.Join(", ", Members)}.");
        }

        var algorithm = ReadName<LimitAlgorithm>("Algorithm");
        var amount = ReadNumber("Limit", Limit.LargestAmount(algorithm));
        var window = ReadNumber("WindowSeconds", LongestWindow);
        var policy = new LimitPolicy
        {
            Name = ReadText("Name", NamePattern, "is not 1 to 64 of the letters a to z, digits, '-' and '_'") ?? $"policy-{section.Key}",
            Limit = new(algorithm, amount, TimeSpan.FromSeconds(window)),
            Group = ReadGroup(),
            Tenant = Text("Tenant"),
            Key = Text("Key"),
            Network = ReadNetwork(),
            Per = ReadName<LimitScope>("Per"),
        };
        return faults.Count == before ? policy : null;
    }

    private string? Text(string member) => section[member] is { Length: > 0 } text ? text : null;

    private string? ReadText(string member, Regex pattern, string fault)
    {
        var text = Text(member);
        return text is null || pattern.IsMatch(text) ? text : Fail(member, text, fault);
    }

    private string? ReadGroup()
    {
        var group = Text("Group");
        return group is null || LimitGroup.All.Contains(group, StringComparer.Ordinal)
            ? group
            : Fail("Group", group, $"is not one of {string.Join(", ", LimitGroup.All)}");
    }

    private IPNetwork? ReadNetwork()
    {
        if (Text("Network") is not { } text)
        {
            return null;
        }

        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        Fail("Network", text, "is not a network such as 10.0.0.0/8");
        return null;
    }

    private long ReadNumber(string member, long most)
    {
        var text = Text(member);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        Fail(member, text ?? string.Empty, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from 1 to {most}"));
        return 1;
    }

    private TEnum ReadName<TEnum>(string member)
        where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>();
        var text = Text(member);
        var found = Array.FindIndex(values, value => NameOf(value) == text);
        if (text is not null && found < 0)
        {
            Fail(member, text, $"is not one of {string.Join(", ", values.Select(NameOf))}");
        }

        return values[Math.Max(0, found)];
    }

    private string? Fail(string member, string text, string fault)
    {
        faults.Add($"{section.Path}:{member}: '{text}' {fault}.");
        return null;
    }

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    [GeneratedRegex("^[a-z0-9_-]{1,64}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern { get; }
}
