using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>
/// Whether a regular expression is found in a value; see <see cref="BoundedRegex"/>. One that takes too long counts as not found.
/// </summary>
internal sealed class RegexTest : ValueTest
{
    private const int StackLimit = 512;

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
        _ = new Regex(pattern, _options, BoundedRegex.BacktrackingLimit);
        _regex = new Lazy<Regex>(() => BoundedRegex.Create(_pattern, _options));
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
}
