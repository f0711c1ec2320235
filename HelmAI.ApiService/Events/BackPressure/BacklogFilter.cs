using HelmAI.ServiceDefaults.Errors;

namespace HelmAI.ApiService.Events.BackPressure;

/// <summary>Answers 503 before anything is read where too many events wait.</summary>
/// <param name="backlog">Knows how many wait.</param>
internal sealed class BacklogFilter(BacklogGauge backlog) : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        backlog.Refusal() is { } refusal ? ValueTask.FromResult<object?>(refusal.ToProblem()) : next(context);
}
