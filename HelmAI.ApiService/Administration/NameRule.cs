using System.Text;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Administration;

/// <summary>What people may call things.</summary>
internal static class NameRule
{
    /// <summary>The greatest length, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="field">The member that it is in.</param>
    /// <returns>The name without spaces around it.</returns>
    /// <exception cref="ValidationException">It is empty or too long, or has control characters in it.</exception>
    public static string Check(string? name, string field = "name") =>
        name?.Trim() is { Length: > 0 and <= MaxLength } text && !text.EnumerateRunes().Any(Rune.IsControl)
            ? text
            : throw new ValidationException($"'{field}' is not a text of 1 to {MaxLength} characters without control characters.", field);
}
