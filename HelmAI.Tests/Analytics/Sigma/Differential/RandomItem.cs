namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>A detection item: a field, its modifiers and its values as YAML writes them.</summary>
/// <param name="Field">The field; null for keywords.</param>
/// <param name="Modifiers">The modifiers.</param>
/// <param name="Values">The values: text, number, or null.</param>
internal sealed record RandomItem(string? Field, IReadOnlyList<string> Modifiers, IReadOnlyList<object?> Values)
{
    /// <summary>Whether it has a modifier.</summary>
    public bool Has(string modifier) => Modifiers.Contains(modifier, StringComparer.Ordinal);

    /// <summary>The item in YAML.</summary>
    public string Yaml => $"'{string.Join('|', Modifiers.Prepend(Field ?? string.Empty))}': [{string.Join(", ", Values.Select(Scalar))}]";

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        _ => FormattableString.Invariant($"{value}"),
    };
}
