namespace HelmAI.Analytics.Detection.Sigma.Rules;

/// <summary>The logs that a rule is meant for, or that an event belongs to. What is <see langword="null"/> is not said.</summary>
/// <param name="Product">The product, such as <c>windows</c>.</param>
/// <param name="Category">The category, such as <c>process_creation</c>.</param>
/// <param name="Service">The service, such as <c>sysmon</c>.</param>
internal sealed record LogSource(string? Product, string? Category, string? Service)
{
    /// <summary>Says nothing, and so accepts every other.</summary>
    public static readonly LogSource Any = new(null, null, null);

    /// <summary>Whether what this asks for is what another is.</summary>
    /// <param name="actual">The other.</param>
    /// <returns>Whether each member said here is the same there.</returns>
    public bool Accepts(LogSource actual) =>
        Accepts(Product, actual.Product) && Accepts(Category, actual.Category) && Accepts(Service, actual.Service);

    /// <inheritdoc/>
    public override string ToString() => $"{Product ?? "*"}/{Category ?? "*"}/{Service ?? "*"}";

    private static bool Accepts(string? wanted, string? actual) => wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
