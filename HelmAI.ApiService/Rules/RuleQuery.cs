using System.Buffers.Text;
using System.Text;
using HelmAI.Analytics.RuleSets;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Rules;

/// <summary>The query by which rules are chosen.</summary>
internal static class RuleQuery
{
    /// <summary>The parameter by which nothing is stored.</summary>
    public static IReadOnlyList<QueryParameter> DryRun { get; } = [new("dry_run", QueryValueKind.Flag, "Checks only, and stores nothing.")];

    /// <summary>The parameter by which coverage is asked for in another form.</summary>
    public static IReadOnlyList<QueryParameter> Coverage { get; } = [new("format", QueryValueKind.Text, "`navigator` answers a layer for ATT&CK Navigator.")];

    /// <summary>The parameters of a list of rules.</summary>
    public static IReadOnlyList<QueryParameter> List { get; } =
    [
        new("enabled", QueryValueKind.Flag, "Only rules that work, or only those that do not."),
        new("origin", QueryValueKind.Text, "Only rules of this origin: `base` or `own`."),
        new("kind", QueryValueKind.Text, "Only documents of this kind: `rule`, `correlation` or `filter`."),
        new("level", QueryValueKind.Severity, "Only rules of this level."),
        new("tag", QueryValueKind.Text, "Only rules with this tag, such as `attack.t1059.001`."),
        new("logsource", QueryValueKind.Text, "Only rules whose product, category or service is this."),
        new("text", QueryValueKind.Text, "Only rules with this text in their id, title or description."),
        .. QueryParameter.Paging,
    ];

    /// <summary>Cuts out a page of the rules that are asked for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="rules">All rules, in the order of their ids.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static RuleListResponse Page(QueryReader query, IReadOnlyList<RuleDescription> rules)
    {
        var limit = query.Limit();
        var after = query.Text("cursor") is { } cursor ? Parse(cursor) : null;
        var chosen = Choose(query, rules).Where(one => after is null || StringComparer.OrdinalIgnoreCase.Compare(one.Id, after) > 0).Take(limit + 1).ToList();
        var next = chosen.Count > limit ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(chosen[limit - 1].Id)) : null;
        return new RuleListResponse { Rules = chosen[..Math.Min(limit, chosen.Count)], NextCursor = next };
    }

    private static IEnumerable<RuleDescription> Choose(QueryReader query, IReadOnlyList<RuleDescription> rules)
    {
        var enabled = query.Flag("enabled");
        var origin = Choice<RuleOrigin>(query, "origin");
        var kind = Choice<RuleKind>(query, "kind");
        var level = query.Severity("level");
        var (tag, source, text) = (query.Text("tag"), query.Text("logsource"), query.Text("text"));
        return rules.Where(one =>
            (enabled is null || one.Enabled == enabled)
            && (origin is null || one.Origin == origin)
            && (kind is null || one.Kind == kind)
            && (level is null || one.Level == level)
            && (tag is null || one.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            && (source is null || new[] { one.Product, one.Category, one.Service }.Contains(source, StringComparer.OrdinalIgnoreCase))
            && (text is null || new[] { one.Id, one.Title, one.Description }.Any(member => member?.Contains(text, StringComparison.OrdinalIgnoreCase) == true)));
    }

    private static TEnum? Choice<TEnum>(QueryReader query, string name)
        where TEnum : struct, Enum => query.Text(name) switch
        {
            null => null,
            { } value when Enum.GetValues<TEnum>().Where(one => string.Equals(one.ToString(), value, StringComparison.OrdinalIgnoreCase)).ToList() is [var choice] => choice,
            _ => throw new ValidationException($"The query parameter '{name}' is not one of {string.Join(", ", Enum.GetNames<TEnum>()).ToLowerInvariant()}.", name),
        };

    private static string Parse(string cursor) => Base64Url.IsValid(cursor)
        ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
        : throw new ValidationException("The query parameter 'cursor' is not a next_cursor that a list answered.", "cursor");
}
