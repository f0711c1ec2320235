namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>A condition, as text and as what it means.</summary>
/// <param name="Text">The text.</param>
/// <param name="Holds">Whether it holds, given which selections do.</param>
internal sealed record RandomCondition(string Text, Func<IReadOnlyList<bool>, bool> Holds)
{
    /// <summary>Makes a condition over a number of selections.</summary>
    public static RandomCondition Make(Random random, int selections, int depth = 0)
    {
        switch (random.Next(depth > 2 ? 2 : 7))
        {
            case 0 or 1:
                var index = random.Next(selections);
                return new RandomCondition($"s{index}", held => held[index]);
            case 2:
                var count = random.Next(1, selections + 1);
                return new RandomCondition($"{count} of s*", held => held.Count(static one => one) >= count);
            case 3:
                return random.Next(2) == 0
                    ? new RandomCondition("all of them", static held => held.All(static one => one))
                    : new RandomCondition("1 of them", static held => held.Any(static one => one));
            case 4:
                var inner = Make(random, selections, depth + 1);
                return new RandomCondition($"not ({inner.Text})", held => !inner.Holds(held));
            default:
                var left = Make(random, selections, depth + 1);
                var right = Make(random, selections, depth + 1);
                return random.Next(2) == 0
                    ? new RandomCondition($"({left.Text}) and ({right.Text})", held => left.Holds(held) && right.Holds(held))
                    : new RandomCondition($"({left.Text}) or ({right.Text})", held => left.Holds(held) || right.Holds(held));
        }
    }
}
