namespace HelmAI.ServiceDefaults.Resilience;

/// <summary>Sends requests to services by name.</summary>
/// <param name="endpoints">Knows where the services are.</param>
internal sealed class ServiceDiscoveryHandler(ServiceEndpoints endpoints) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var named = request.RequestUri;
        if (named is null)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        // Put back afterwards, so that a retry may take another endpoint.
        request.RequestUri = endpoints.Resolve(named);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = named;
        }
    }
}
