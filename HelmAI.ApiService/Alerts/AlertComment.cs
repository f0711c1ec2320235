using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Alerts;

/// <summary>What people write beside what they do.</summary>
internal static class AlertComment
{
    /// <summary>The greatest length, in characters.</summary>
    public const int MaxLength = 4_000;

    /// <summary>Checks a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <returns>It; <see langword="null"/> where it says nothing.</returns>
    /// <exception cref="ValidationException">It is too long, or has U+0000 in it.</exception>
    public static string? Check(string? comment) => comment switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(comment) => null,
        { Length: > MaxLength } => throw Fault(),
        _ when comment.Contains('\0', StringComparison.Ordinal) => throw Fault(),
        _ => comment,
    };

    private static ValidationException Fault() => new($"'comment' is not a text of at most {MaxLength} characters without U+0000.", "comment");
}
