using System.Text.Json;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Finds the objects of an observation that a comparison holds for. All parts of a comparison are about the same object.</summary>
internal static class ObjectMatcher
{
    /// <summary>Whether a comparison holds for some object.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="observation">The observation.</param>
    /// <returns>Whether it does.</returns>
    /// <exception cref="PatternMatchException">A property can't be compared.</exception>
    public static bool IsMatch(ComparisonExpression comparison, Observation observation) => Find(comparison, observation).Count > 0;

    // Every part is looked at even where another has decided: a property that can't be compared is always said.
    private static HashSet<string> Find(ComparisonExpression comparison, Observation observation)
    {
        switch (comparison)
        {
            case ComparisonJoin join:
                var found = Find(join.Left, observation);
                var others = Find(join.Right, observation);
                if (join.IsAnd)
                {
                    found.IntersectWith(others);
                }
                else
                {
                    found.UnionWith(others);
                }

                return found;

            case PropertyExists exists:
                return Roots(exists.Path, observation, static _ => true);

            case PropertyTest test:
                return Roots(test.Path, observation, node => test.Test.Holds(node.ToValue(), test.IsNegated));

            default:
                throw new InvalidOperationException($"There is no matching of {comparison.GetType().Name}.");
        }
    }

    private static HashSet<string> Roots(ObjectPath path, Observation observation, Func<ObservedNode, bool> holds) => observation.Objects
        .Where(one => one.Value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals(path.ObjectType))
        .Where(one => PathWalk.Follow(path, one.Value, observation.Objects).Any(holds))
        .Select(static one => one.Key)
        .ToHashSet(StringComparer.Ordinal);
}
