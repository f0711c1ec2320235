namespace HelmAI.Core.Administration;

/// <summary>One whose data are kept apart from everybody else's.</summary>
public sealed record Tenant
{
    /// <summary>The tenant of the key in <c>API_KEY</c>; it is always there, and only its keys may administer tenants.</summary>
    public const string Default = "default";

    /// <summary>The greatest length of <see cref="Id"/>.</summary>
    public const int MaxIdLength = 63;

    /// <summary>The name that data carry: small letters, digits and inner hyphens, as a DNS label (RFC 1123), so that it fits into keys and URLs.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when its keys open nothing, in UTC; <see langword="null"/> while they do.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>For how many days its events are kept, 1 or more; <see langword="null"/> for as long as the service's settings say.</summary>
    public int? RetentionDays { get; init; }
}
