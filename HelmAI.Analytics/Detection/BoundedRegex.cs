using System.Text.RegularExpressions;

namespace HelmAI.Analytics.Detection;

/// <summary>
/// Regular expressions that others wrote. They run on the non-backtracking engine, whose time is linear in the text; those that it
/// can't run (look-around, back references, large automata) have a time limit.
/// </summary>
internal static partial class BoundedRegex
{
    // What the linear engine needs even for the largest events, on a busy machine.
    private static readonly TimeSpan LinearLimit = TimeSpan.FromSeconds(2);

    // An expression whose automaton may be larger takes seconds a text, whatever its limit says; the backtracking engine keeps to its limit.
    private const int MaxAutomatonSize = 1_000;

    static BoundedRegex() => AppContext.SetData("REGEX_NONBACKTRACKING_MAX_AUTOMATA_SIZE", MaxAutomatonSize);

    /// <summary>The time that an expression has on the backtracking engine: 100 ms, which a sensible one never needs.</summary>
    public static TimeSpan BacktrackingLimit { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes an expression.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="options">Ignoring case, multi-line, single-line.</param>
    /// <returns>The expression; it throws <see cref="RegexMatchTimeoutException"/> after its time.</returns>
    /// <exception cref="ArgumentException">It can't be parsed.</exception>
    public static Regex Create(string pattern, RegexOptions options)
    {
        options |= RegexOptions.CultureInvariant;
        try
        {
            // The linear engine writes counted repetitions out: its work grows with the count.
            if (!LargeCount.IsMatch(pattern))
            {
                return new Regex(pattern, options | RegexOptions.NonBacktracking, LinearLimit);
            }
        }
        catch (NotSupportedException)
        {
            // Look-around and back references, or too large an automaton.
        }

        return new Regex(pattern, options, BacktrackingLimit);
    }

    [GeneratedRegex(@"\{\d*,?\d{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LargeCount { get; }
}
