namespace HelmAI.Analytics.Intelligence.Patterns.Syntax;

/// <summary>The tokens of a pattern, one ahead.</summary>
internal sealed class TokenStream
{
    // Far more than a person writes, far less than a stack holds.
    private const int MaxDepth = 100;

    private readonly PatternLexer _lexer;
    private int _depth;

    /// <summary>Starts at the first token.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="PatternSyntaxException">The first token is none.</exception>
    public TokenStream(string pattern)
    {
        _lexer = new PatternLexer(pattern);
        Current = _lexer.Next();
    }

    /// <summary>The token that comes next.</summary>
    public PatternToken Current { get; private set; }

    /// <summary>Takes a symbol or keyword, if it comes next.</summary>
    /// <param name="text">The symbol or keyword.</param>
    /// <returns>Whether it came.</returns>
    /// <exception cref="PatternSyntaxException">What follows is no token.</exception>
    public bool TryTake(string text)
    {
        if (!Current.Is(text))
        {
            return false;
        }

        Current = _lexer.Next();
        return true;
    }

    /// <summary>Takes a symbol or keyword.</summary>
    /// <param name="text">The symbol or keyword.</param>
    /// <exception cref="PatternSyntaxException">Something else comes next.</exception>
    public void Take(string text)
    {
        if (!TryTake(text))
        {
            throw Expected($"'{text}'");
        }
    }

    /// <summary>Takes a token of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="expectation">What it is for, in words.</param>
    /// <returns>The token.</returns>
    /// <exception cref="PatternSyntaxException">Something else comes next.</exception>
    public PatternToken Take(PatternTokenKind kind, string expectation)
    {
        var token = Current;
        if (token.Kind != kind)
        {
            throw Expected(expectation);
        }

        Current = _lexer.Next();
        return token;
    }

    /// <summary>Says what should stand where the current token stands.</summary>
    /// <param name="expectation">What should.</param>
    /// <returns>The exception.</returns>
    public PatternSyntaxException Expected(string expectation) => new(Current.Position, $"expected {expectation}, not {Current}.");

    /// <summary>Goes one level deeper, until the result is disposed.</summary>
    /// <returns>The level.</returns>
    /// <exception cref="PatternSyntaxException">It is too deep.</exception>
    public Level Nest() => ++_depth <= MaxDepth
        ? new Level(this)
        : throw new PatternSyntaxException(Current.Position, $"brackets nest deeper than {MaxDepth} levels.");

    /// <summary>One level of nesting.</summary>
    /// <param name="stream">Counts the levels.</param>
    internal readonly struct Level(TokenStream stream) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => stream._depth--;
    }
}
