namespace HelmAI.ServiceDefaults.Resilience;

/// <summary>Reads answers to their end, up to a size, so that time limits and retries around it hold for the body too.</summary>
/// <param name="maxBytes">The largest body, decompressed.</param>
public sealed class WholeAnswerHandler(long maxBytes) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">Also where the body is larger: with <see cref="HttpRequestError.ConfigurationLimitExceeded"/>.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(maxBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
