namespace HelmAI.Benchmarks.Baselines;

/// <summary>A line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Ratio">Its part of the baseline that it is compared with, if it is.</param>
/// <param name="Goal">What is wanted, in words.</param>
/// <param name="IsMet">Whether that is reached; <see langword="null"/> for a baseline.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Ratio = null, string? Goal = null, bool? IsMet = null)
{
    /// <summary>Prints the table, in Markdown.</summary>
    /// <param name="figures">Its lines.</param>
    public static void Print(IEnumerable<Figure> figures)
    {
        Console.WriteLine("| measured | figure | of baseline | goal | met |\n| --- | ---: | ---: | --- | --- |");
        foreach (var one in figures)
        {
            Console.WriteLine($"| {one.Name} | {one.Value:N1} {one.Unit} | {(one.Ratio is { } ratio ? $"{ratio:P0}" : string.Empty)} | {one.Goal} | {one.IsMet switch { true => "yes", false => "no", _ => string.Empty }} |");
        }
    }

    /// <summary>A figure that is compared with a baseline.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="value">Events a second.</param>
    /// <param name="baseline">The baseline's.</param>
    /// <param name="goal">The part of it that is wanted.</param>
    /// <returns>The line.</returns>
    public static Figure Compared(string name, double value, double baseline, double goal) =>
        new(name, value, "events/s", value / baseline, $"at least {goal:P0}", value >= goal * baseline);
}
