using HelmAI.Core.Audit;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>What one request did, or tried to do.</summary>
internal sealed record AuditEntryResponse
{
    /// <summary>The entry's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place in the chain, from 1; null for the few seconds until it is sealed.</summary>
    public required long? Number { get; init; }

    /// <summary>When the request came.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The key that the caller showed.</summary>
    public required string? Key { get; init; }

    /// <summary>The caller's address.</summary>
    public required string? Address { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The route's name.</summary>
    public required string Route { get; init; }

    /// <summary>What it was done to: the values in the route, or the event that was stored.</summary>
    public required string? Target { get; init; }

    /// <summary>The HTTP status of the answer; 202 for an event that was stored.</summary>
    public required int Outcome { get; init; }

    /// <summary>The request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Describes an entry.</summary>
    /// <param name="record">The entry.</param>
    /// <returns>The description.</returns>
    public static AuditEntryResponse From(AuditRecord record) => new()
    {
        Id = record.Entry.Id,
        Number = record.Number,
        OccurredAt = record.Entry.OccurredAt,
        Key = record.Entry.KeyId,
        Address = record.Entry.Address,
        Method = record.Entry.Method,
        Route = record.Entry.Route,
        Target = record.Entry.Target,
        Outcome = record.Entry.Outcome,
        RequestId = record.Entry.RequestId,
    };
}
