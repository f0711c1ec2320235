using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>All literals that rules look for in a field, found in one look at a value.</summary>
internal sealed class LiteralIndex
{
    private readonly WholeTable? _whole;
    private readonly EdgeTable? _start;
    private readonly EdgeTable? _end;
    private readonly GramTable[] _anywhere;

    /// <summary>Creates the index.</summary>
    /// <param name="predicates">The literals with their predicates; see <see cref="CanHold"/>.</param>
    /// <param name="rarity">How often literals have a gram.</param>
    public LiteralIndex(IEnumerable<(NecessaryLiteral Literal, int Predicate)> predicates, GramRarity rarity)
    {
        var byPosition = predicates.ToLookup(static pair => pair.Literal.Position);
        _whole = Entries(byPosition[LiteralPosition.Whole]) is { Length: > 0 } whole ? new WholeTable(whole) : null;
        _start = Entries(byPosition[LiteralPosition.Start]) is { Length: > 0 } start ? new EdgeTable(start, atEnd: false) : null;
        _end = Entries(byPosition[LiteralPosition.End]) is { Length: > 0 } end ? new EdgeTable(end, atEnd: true) : null;

        // Long literals can be looked for faster, very short ones need shorter grams: three classes, but for small sets.
        var anywhere = Entries(byPosition[LiteralPosition.Anywhere]);
        _anywhere = [.. anywhere.GroupBy(entry => ClassOf(entry, anywhere.Length)).Select(group => new GramTable([.. group], Math.Min(group.Key, GramTable.Usual), rarity))];
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
        foreach (var table in _anywhere)
        {
            table.Scan(text, matcher);
        }
    }

    private static int ClassOf(in LiteralEntry entry, int count) =>
        entry.Folded.Length < GramTable.Usual ? GramTable.Shortest
        : entry.Folded.Length < GramTable.Long || NibbleFilter.Suits(count) ? GramTable.Usual
        : GramTable.Long;

    private static LiteralEntry[] Entries(IEnumerable<(NecessaryLiteral Literal, int Predicate)> predicates) =>
    [
        .. predicates
            .GroupBy(static pair => Convert.ToHexString(pair.Literal.Folded), StringComparer.Ordinal)
            .Select(static group => new LiteralEntry(group.First().Literal.Folded, [.. group.Select(static pair => pair.Predicate)])),
    ];
}
