namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Predicates of which at least one must hold, or fields of which at least one must be there, for a rule to match.</summary>
/// <param name="Weight">How many events will have one of them, estimated; smaller is better.</param>
/// <param name="Predicates">Predicates whose literals an index finds.</param>
/// <param name="Fields">Fields whose mere presence counts.</param>
internal sealed record TriggerPlan(double Weight, IReadOnlyList<int> Predicates, IReadOnlyList<int> Fields)
{
    /// <summary>Joins plans for expressions of which any may hold.</summary>
    /// <param name="plans">The plans.</param>
    /// <returns>The joined plan.</returns>
    public static TriggerPlan Join(IReadOnlyList<TriggerPlan> plans) => new(
        plans.Sum(static plan => plan.Weight),
        [.. plans.SelectMany(static plan => plan.Predicates).Distinct()],
        [.. plans.SelectMany(static plan => plan.Fields).Distinct()]);
}
