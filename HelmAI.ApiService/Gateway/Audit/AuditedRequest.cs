using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Core.Audit;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>What is known of a request before it is done: who, where, when. A feature of every request that is audited.</summary>
internal sealed class AuditedRequest
{
    private readonly AuditEntry _entry;

    private AuditedRequest(AuditEntry entry) => _entry = entry;

    /// <summary>Whether its entry is written already, with what it stored.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Begins the entry of an authenticated request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The beginning.</returns>
    public static AuditedRequest Begin(HttpContext context, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var endpoint = context.GetEndpoint();
        var caller = context.Caller();
        var targets = context.Request.RouteValues.Values.Select(static value => value?.ToString()).Where(static value => !string.IsNullOrEmpty(value));
        return new(new()
        {
            Id = Guid.CreateVersion7(now),
            TenantId = caller.TenantId,
            OccurredAt = now,
            KeyId = caller.KeyId,
            Address = caller.Address?.ToString(),
            Method = context.Request.Method,
            Route = endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? string.Empty,
            Target = string.Join('/', targets) is { Length: > 0 } target ? target : null,
            Outcome = StatusCodes.Status200OK,
            RequestId = context.TraceIdentifier,
        });
    }

    /// <summary>Ends the entry.</summary>
    /// <param name="outcome">The status that is answered.</param>
    /// <returns>The entry.</returns>
    public AuditEntry End(int outcome) => _entry with { Outcome = outcome };

    /// <summary>Ends the entry of a request that stores a row, to be written with it: the row is accepted, whatever becomes of it later.</summary>
    /// <param name="rowId">The row: an event or an activity.</param>
    /// <param name="outcome">The status that is then answered.</param>
    /// <returns>The entry.</returns>
    public AuditEntry EndStored(Guid rowId, int outcome = StatusCodes.Status202Accepted) => _entry with
    {
        // Of its own: where it is not known whether the row was stored, the request's own entry follows.
        Id = Guid.CreateVersion7(_entry.OccurredAt),
        Outcome = outcome,
        Target = rowId.ToString(),
    };
}
