namespace HelmAI.Core.Alerts;

/// <summary>What a caller wants done to an alert.</summary>
public sealed record AlertCommand
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The alert.</summary>
    public required Guid AlertId { get; init; }

    /// <summary>What is to be done.</summary>
    public required AlertAction Action { get; init; }

    /// <summary>The id of the caller's key.</summary>
    public required string KeyId { get; init; }

    /// <summary>What people call that key.</summary>
    public string? KeyName { get; init; }

    /// <summary>Why, in the caller's words.</summary>
    public string? Comment { get; init; }

    /// <summary>Who is to work on it; <see langword="null"/> for nobody. Of <see cref="AlertAction.Assign"/> alone.</summary>
    public string? Assignee { get; init; }

    /// <summary>Whether the rule was wrong. Of <see cref="AlertAction.Resolve"/> alone.</summary>
    public bool FalsePositive { get; init; }

    /// <summary>The versions for which it is meant, any of them; <see langword="null"/> for whichever there is.</summary>
    public IReadOnlyList<long>? ExpectedVersions { get; init; }
}
