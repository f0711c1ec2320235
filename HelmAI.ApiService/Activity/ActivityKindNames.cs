using System.Diagnostics.CodeAnalysis;
using HelmAI.Core.Activity;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Activity;

/// <summary>What kinds of activities are called.</summary>
internal static class ActivityKindNames
{
    private static readonly string[] Names = ["activity", "feature", "interaction"];

    /// <summary>The names, in the order of the kinds.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its name.</returns>
    public static string Of(ActivityKind kind) => All[(int)kind];

    /// <summary>Reads a kind from a query.</summary>
    /// <param name="parameter">The query parameter.</param>
    /// <param name="name">Its value; <see langword="null"/> where it is not given.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ValidationException">It is no name of a kind.</exception>
    [return: NotNullIfNotNull(nameof(name))]
    public static ActivityKind? Read(string parameter, string? name)
    {
        if (name is null)
        {
            return null;
        }

        var kind = Array.IndexOf(Names, name);
        return kind >= 0 ? (ActivityKind)kind : throw new ValidationException($"The query parameter '{parameter}' is not one of {string.Join(", ", All)}.", parameter);
    }
}
