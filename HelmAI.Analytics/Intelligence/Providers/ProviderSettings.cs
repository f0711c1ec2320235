namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>One provider.</summary>
/// <param name="Name">Its name in answers and metrics.</param>
/// <param name="Url">The address of a value: an absolute http or https URL in which <c>{value}</c> and <c>{type}</c> stand for it and what it is.</param>
internal sealed record ProviderSettings(string Name, string Url)
{
    /// <summary>The name of the document's threat database.</summary>
    public const string ThreatDatabase = "threat_db";

    /// <summary>What stands for the value in <see cref="Url"/>.</summary>
    public const string ValuePlace = "{value}";

    /// <summary>What stands for the value's type in <see cref="Url"/>.</summary>
    public const string TypePlace = "{type}";

    /// <summary>The header that carries <see cref="Secret"/>.</summary>
    public string Header { get; init; } = "Authorization";

    /// <summary>What the header says; <see langword="null"/> for no header.</summary>
    public string? Secret { get; init; }

    /// <summary>How many requests each process makes in a minute; <see langword="null"/> for as many as the options say.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Whether a text is an address that can be asked for values.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsTemplate(string text) =>
        text.Contains(ValuePlace, StringComparison.Ordinal)
        && Uri.TryCreate(Fill(text, "x", "x"), UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", UserInfo: "" } && Uri.TryCreate(Fill(text, "y", "y"), UriKind.Absolute, out var other)
        && url.Authority == other.Authority;

    /// <summary>The address of a value.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="value">The value.</param>
    /// <returns>The address.</returns>
    public Uri AddressOf(string? type, string value) => new(Fill(Url, type ?? string.Empty, value));

    private static string Fill(string template, string type, string value) => template
        .Replace(TypePlace, Uri.EscapeDataString(type), StringComparison.Ordinal)
        .Replace(ValuePlace, Uri.EscapeDataString(value), StringComparison.Ordinal);
}
