namespace HelmAI.Core.Audit;

/// <summary>What one request did, or tried to do. It never changes.</summary>
public sealed record AuditEntry
{
    /// <summary>The entry's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant whose data it was about.</summary>
    public required string TenantId { get; init; }

    /// <summary>When the request came, in UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The key that the caller showed.</summary>
    public string? KeyId { get; init; }

    /// <summary>The caller's address.</summary>
    public string? Address { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The route's name, such as <c>GetEvent</c>.</summary>
    public required string Route { get; init; }

    /// <summary>What it was done to: the values in the route, or the event that was stored.</summary>
    public string? Target { get; init; }

    /// <summary>The HTTP status of the answer. An event that was stored is 202, whatever its sender was then told of its analysis.</summary>
    public required int Outcome { get; init; }

    /// <summary>The request's id.</summary>
    public required string RequestId { get; init; }
}
