using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>
/// Whether a regular expression is found in a value. Expressions run on the non-backtracking engine, whose time is linear in
/// the text; those that it can't run (look-around, back references) have a time limit, after which they count as not found.
/// </summary>
internal sealed partial class RegexTest : ValueTest
{
    private const int StackLimit = 512;

    // What the linear engine needs even for the largest events, on a busy machine; what a sensible expression needs otherwise.
    private static readonly TimeSpan LinearLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BacktrackingLimit = TimeSpan.FromMilliseconds(100);

    private readonly string _pattern;
    private readonly RegexOptions _options;
    private readonly Lazy<Regex> _regex;

    /// <summary>Creates the test.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="options">Ignoring case, multi-line, single-line.</param>
    /// <exception cref="ArgumentException">The expression can't be parsed.</exception>
    public RegexTest(string pattern, RegexOptions options)
    {
        _pattern = pattern;
        _options = options | RegexOptions.CultureInvariant;

        // Parsing is cheap and tells whether the expression is right; the engine behind it is made when first needed.
        _ = new Regex(pattern, _options, BacktrackingLimit);
        _regex = new Lazy<Regex>(Compile);
        Literal = RegexLiterals.Longest(pattern) is { } literal
            ? new NecessaryLiteral(CaseFolding.Fold(literal), LiteralPosition.Anywhere, Sufficient: false)
            : null;
    }

    /// <inheritdoc/>
    public override string Identity => $"re:{_options}:{_pattern}";

    /// <inheritdoc/>
    public override string Pattern => _pattern;

    /// <inheritdoc/>
    public override NecessaryLiteral? Literal { get; }

    /// <inheritdoc/>
    public override bool Matches(in FieldValue value)
    {
        var utf8 = value.Utf8;
        var rented = utf8.Length <= StackLimit ? null : ArrayPool<char>.Shared.Rent(utf8.Length);
        var buffer = rented ?? stackalloc char[StackLimit];
        try
        {
            return _regex.Value.IsMatch(buffer[..Encoding.UTF8.GetChars(utf8, buffer)]);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    private Regex Compile()
    {
        try
        {
            // The linear engine writes counted repetitions out: its work grows with the count.
            if (!LargeCount.IsMatch(_pattern))
            {
                return new Regex(_pattern, _options | RegexOptions.NonBacktracking, LinearLimit);
            }
        }
        catch (NotSupportedException)
        {
            // Look-around and back references.
        }

        return new Regex(_pattern, _options, BacktrackingLimit);
    }

    [GeneratedRegex(@"\{\d*,?\d{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LargeCount { get; }
}
