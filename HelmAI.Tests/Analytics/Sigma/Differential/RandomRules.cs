namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>Makes rules.</summary>
internal static class RandomRules
{
    private static readonly string[] Positions = ["contains", "startswith", "endswith"];
    private static readonly string[] Comparisons = ["lt", "lte", "gt", "gte"];
    private static readonly string[] Expressions = ["a+b", "^cmd", "exe$", "[A-C]{2,}", "pow(er)?S", "k.s", "(?i)SHELL", "a|b", "cmd\\.exe"];

    /// <summary>Makes a rule.</summary>
    public static RandomRule Make(Random random, string id)
    {
        var selections = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Selection(random)).ToArray();
        return new RandomRule(id, selections, RandomCondition.Make(random, selections.Length));
    }

    private static RandomItem[] Selection(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Item(random)).DistinctBy(static item => item.Yaml.Split(':')[0], StringComparer.Ordinal)];

    private static RandomItem Item(Random random)
    {
        var field = RandomText.Fields[random.Next(RandomText.Fields.Count)];
        return random.Next(12) switch
        {
            0 => new RandomItem(null, [], Texts(random, 1)),
            1 => new RandomItem(field, ["exists"], [random.Next(2) == 0]),
            2 => new RandomItem(field, [], [null]),
            3 => new RandomItem(field, [Comparisons[random.Next(4)]], [random.Next(-3, 30)]),
            4 => new RandomItem(field, ["cidr"], [RandomText.Ranges[random.Next(RandomText.Ranges.Count)]]),
            5 => new RandomItem(field, ["re"], [Expressions[random.Next(Expressions.Length)]]),
            6 => new RandomItem(field, ["fieldref"], [RandomText.Fields[random.Next(RandomText.Fields.Count)]]),
            7 => new RandomItem(field, [], [random.Next(-3, 30)]),
            _ => TextItem(random, field),
        };
    }

    private static RandomItem TextItem(Random random, string field)
    {
        var modifiers = new List<string>();
        Maybe("windash", 4);
        if (random.Next(4) > 0)
        {
            modifiers.Add(Positions[random.Next(3)]);
        }

        Maybe("cased", 4);
        Maybe("neq", 6);
        var values = Texts(random, random.Next(1, 4));
        if (values.Count > 1)
        {
            Maybe("all", 3);
        }

        return new RandomItem(field, modifiers, values);

        void Maybe(string modifier, int odds)
        {
            if (random.Next(odds) == 0)
            {
                modifiers.Add(modifier);
            }
        }
    }

    private static List<object?> Texts(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(object? (_) => Text(random)).Distinct()];

    private static string Text(Random random)
    {
        var text = RandomText.Make(random, random.Next(1, 5)).Replace("\t", string.Empty, StringComparison.Ordinal);
        return random.Next(5) switch
        {
            0 => text.Insert(random.Next(text.Length + 1), "*"),
            1 when !text.Any(char.IsSurrogate) => text.Insert(random.Next(text.Length + 1), "?"),
            _ => text,
        };
    }
}
