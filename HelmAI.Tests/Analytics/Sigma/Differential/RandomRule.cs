namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>A rule: selections of items, joined by and, and a condition over them.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Selections">The selections.</param>
/// <param name="Condition">The condition.</param>
internal sealed record RandomRule(string Id, IReadOnlyList<IReadOnlyList<RandomItem>> Selections, RandomCondition Condition)
{
    /// <summary>The rule in YAML.</summary>
    public string Yaml => SigmaRules.Rule(
        string.Join('\n', Selections.Select(static (items, i) => $"s{i}:\n" + string.Join('\n', items.Select(static item => "    " + item.Yaml)))) + $"\ncondition: {Condition.Text}",
        Id);
}
