using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>A predicate of a program.</summary>
internal sealed class CompiledPredicate
{
    /// <summary>The field's place in a program for what reads every string.</summary>
    public const int AllStrings = -1;

    /// <summary>The predicate.</summary>
    public required Predicate Predicate { get; init; }

    /// <summary>Its field's place in the program.</summary>
    public required int Field { get; init; }

    /// <summary>Its other field's place in the program; its field's where it has none.</summary>
    public required int OtherField { get; init; }

    /// <summary>How many rules of the program have it.</summary>
    public int Popularity { get; set; }

    /// <summary>What an index may look for to know that the predicate does not hold; <see langword="null"/> where it can't.</summary>
    public NecessaryLiteral? Literal => Predicate.Literal is not { } literal ? null
        : Field == AllStrings ? RawText.PieceOf(literal)
        : LiteralIndex.CanHold(literal) ? literal
        : null;

    /// <summary>Whether an index looks for the literal: if it is not found, the predicate does not hold.</summary>
    public bool IsTrigger { get; set; }

    /// <summary>Whether the literal's being found means that the predicate holds.</summary>
    public bool IsDecidedByLiteral { get; set; }

    /// <summary>The rules to look at when its literal is found.</summary>
    public int[] Rules { get; set; } = [];
}
