using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>All literals that rules look for in a field, found in one look at a value.</summary>
internal sealed class LiteralIndex
{
    private readonly WholeTable? _whole;
    private readonly EdgeTable? _start;
    private readonly EdgeTable? _end;
    private readonly GramTable? _anywhere;
    private readonly GramTable? _shortAnywhere;

    /// <summary>Creates the index.</summary>
    /// <param name="predicates">The literals with their predicates; see <see cref="CanHold"/>.</param>
    /// <param name="rarity">How often literals have a gram.</param>
    public LiteralIndex(IEnumerable<(NecessaryLiteral Literal, int Predicate)> predicates, GramRarity rarity)
    {
        var byPosition = predicates.ToLookup(static pair => pair.Literal.Position);
        _whole = Entries(byPosition[LiteralPosition.Whole]) is { Length: > 0 } whole ? new WholeTable(whole) : null;
        _start = Entries(byPosition[LiteralPosition.Start]) is { Length: > 0 } start ? new EdgeTable(start, atEnd: false) : null;
        _end = Entries(byPosition[LiteralPosition.End]) is { Length: > 0 } end ? new EdgeTable(end, atEnd: true) : null;
        var anywhere = Entries(byPosition[LiteralPosition.Anywhere]).ToLookup(static entry => Math.Min(entry.Folded.Length, GramTable.Usual));
        _anywhere = anywhere.Contains(GramTable.Usual) ? new GramTable([.. anywhere[GramTable.Usual]], GramTable.Usual, rarity) : null;
        _shortAnywhere = anywhere.Contains(GramTable.Shortest) ? new GramTable([.. anywhere[GramTable.Shortest]], GramTable.Shortest, rarity) : null;
    }

    /// <summary>Whether an index can hold a literal.</summary>
    /// <param name="literal">The literal.</param>
    /// <returns>Whether it is long enough for where it stands.</returns>
    public static bool CanHold(NecessaryLiteral literal) => literal.Position switch
    {
        LiteralPosition.Whole => true,
        LiteralPosition.Anywhere => literal.Folded.Length >= GramTable.Shortest,
        _ => literal.Folded.Length > 0,
    };

    /// <summary>Finds the literals that a value has.</summary>
    /// <param name="text">The value: ASCII in any case, or folded.</param>
    /// <param name="matcher">Told of each.</param>
    public void Scan(ReadOnlySpan<byte> text, RuleMatcher matcher)
    {
        _whole?.Scan(text, matcher);
        _start?.Scan(text, matcher);
        _end?.Scan(text, matcher);
        _anywhere?.Scan(text, matcher);
        _shortAnywhere?.Scan(text, matcher);
    }

    private static LiteralEntry[] Entries(IEnumerable<(NecessaryLiteral Literal, int Predicate)> predicates) =>
    [
        .. predicates
            .GroupBy(static pair => Convert.ToHexString(pair.Literal.Folded), StringComparer.Ordinal)
            .Select(static group => new LiteralEntry(group.First().Literal.Folded, [.. group.Select(static pair => pair.Predicate)])),
    ];
}
