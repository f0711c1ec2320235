namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>The stuff that random rules and events are made of: little of it, so that they meet.</summary>
internal static class RandomText
{
    // Pieces rather than characters; cases, wildcards' characters, dashes, two characters that fold to ASCII letters, a surrogate pair.
    private static readonly string[] Pieces =
        ["a", "B", "abc", "ABC", "cmd.exe", "\\", "/", "-", "–", "―", "é", "É", "K", "ſ", "s", "k", "power", "Shell", " ", "\"", "1", "\U0001F600", "\t", "Straße"];

    /// <summary>The names of fields.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["Alpha", "beta", "gamma.inner", "Delta", "epsilon"];

    /// <summary>Addresses.</summary>
    public static IReadOnlyList<string> Addresses { get; } = ["10.0.0.1", "10.1.2.3", "192.168.0.9", "::1", "fe80::1", "::ffff:10.0.0.1"];

    /// <summary>Ranges of addresses.</summary>
    public static IReadOnlyList<string> Ranges { get; } = ["10.0.0.0/8", "10.0.0.1/32", "fe80::/10", "0.0.0.0/0", "192.168.0.0/16"];

    /// <summary>Makes a text of up to so many pieces.</summary>
    public static string Make(Random random, int pieces) => string.Concat(Enumerable.Range(0, pieces).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
