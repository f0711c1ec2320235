namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Something that an event may satisfy: the smallest thing that rules are made of. Equal predicates are one.</summary>
internal abstract class Predicate : IEquatable<Predicate>
{
    /// <summary>Creates a predicate.</summary>
    /// <param name="field">The field it reads; <see langword="null"/> reads every string of the event.</param>
    /// <param name="identity">What tells it from others on the same field.</param>
    protected Predicate(string? field, string identity)
    {
        Field = field;
        Identity = $"{field?.ToUpperInvariant()}\n{identity}";
    }

    /// <summary>The field it reads; <see langword="null"/> reads every string of the event.</summary>
    public string? Field { get; }

    /// <summary>Equal for equal predicates.</summary>
    public string Identity { get; }

    /// <summary>Another field it reads.</summary>
    public virtual string? OtherField => null;

    /// <summary>The predicate's right side as people write it.</summary>
    public abstract string Pattern { get; }

    /// <summary>A literal that a satisfying value of the field must have, if there is one.</summary>
    public virtual NecessaryLiteral? Literal => null;

    /// <summary>Whether an event without the field can't satisfy it.</summary>
    public virtual bool NeedsField => true;

    /// <summary>Whether an event satisfies it.</summary>
    /// <param name="values">The field's values.</param>
    /// <param name="others">The other field's values.</param>
    /// <returns>Whether it does.</returns>
    public abstract bool Holds(FieldValues values, FieldValues others);

    /// <summary>Finds the value that satisfies it.</summary>
    /// <param name="values">The field's values.</param>
    /// <param name="others">The other field's values.</param>
    /// <param name="value">The first value that does.</param>
    /// <returns>Whether it is satisfied, and by a value.</returns>
    public abstract bool TryFind(FieldValues values, FieldValues others, out FieldValue value);

    /// <inheritdoc/>
    public bool Equals(Predicate? other) => other is not null && string.Equals(Identity, other.Identity, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Predicate);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Identity);

    /// <inheritdoc/>
    public override string ToString() => $"{Field ?? "*"}: {Pattern}";
}
