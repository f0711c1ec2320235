using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>Reads the one event of a request: plain, or a CloudEvent, as its headers say (CloudEvents HTTP binding 1.0.2, section 3).</summary>
/// <param name="parser">Reads plain events.</param>
/// <param name="cloudEvents">Reads CloudEvents.</param>
/// <param name="options">The limits.</param>
internal sealed class EventReader(EventParser parser, CloudEventParser cloudEvents, IOptions<EventOptions> options)
{
    /// <summary>Reads the event.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The event; with its identity where it is a CloudEvent.</returns>
    /// <exception cref="BadHttpRequestException">The body is of a type that is not taken (415), too large (413), or ended early (400).</exception>
    /// <exception cref="ValidationException">The event is malformed, beyond a limit, or a member has a wrong type or value.</exception>
    public async Task<EventSubmission> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var isStructured = CloudEventTypes.Structured.Equals(BodyType.Of(request), StringComparison.OrdinalIgnoreCase);
        if (!isStructured && CloudEventHeaders.Present(request.Headers))
        {
            return cloudEvents.ParseBinary(request.Headers, await WholeBody.ReadAsync(request, options.Value.MaxBytes), context.TenantId());
        }

        var body = await JsonBody.ReadAsync(request, options.Value.MaxBytes);
        return isStructured ? cloudEvents.ParseStructured(body, context.TenantId()) : new EventSubmission(parser.Parse(body, context.TenantId()));
    }
}
