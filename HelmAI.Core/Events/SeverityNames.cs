namespace HelmAI.Core.Events;

/// <summary>The names of <see cref="Severity"/> on the wire: <c>info</c>, <c>low</c>, <c>medium</c>, <c>high</c>, <c>critical</c>.</summary>
public static class SeverityNames
{
    private static readonly string[] Names = ["info", "low", "medium", "high", "critical"];

    /// <summary>All names, least first.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name of a severity.</summary>
    /// <param name="severity">A defined severity.</param>
    /// <returns>Its name in lower case.</returns>
    public static string ToName(this Severity severity) => Names[(int)severity];

    /// <summary>Reads a name; upper and lower case are told apart.</summary>
    /// <param name="name">The text.</param>
    /// <param name="severity">The severity it names.</param>
    /// <returns>Whether it names one.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out Severity severity)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.SequenceEqual(Names[i]))
            {
                severity = (Severity)i;
                return true;
            }
        }

        severity = default;
        return false;
    }
}
