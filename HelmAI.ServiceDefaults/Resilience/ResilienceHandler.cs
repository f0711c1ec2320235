using Polly;

namespace HelmAI.ServiceDefaults.Resilience;

/// <summary>Sends requests through a resilience pipeline.</summary>
/// <param name="pipeline">The pipeline.</param>
internal sealed class ResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(HttpPipelines.Request, request);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, handler) => await handler.SendOnceAsync(context),
                context,
                this);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(ResilienceContext context) =>
        base.SendAsync(context.Properties.GetValue(HttpPipelines.Request, defaultValue: null!), context.CancellationToken);
}
