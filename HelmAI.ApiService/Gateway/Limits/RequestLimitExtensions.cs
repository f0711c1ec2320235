namespace HelmAI.ApiService.Gateway.Limits;

/// <summary>Registers the limits that every request is held to, whoever sends it.</summary>
internal static class RequestLimitExtensions
{
    private const int ServerMargin = 4;

    /// <summary>Sets the server's own limits. Its minimum rates for bodies and answers stay: they end what is sent or read too slowly.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(static server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestLineSize = RequestHeadLimit.MaxTargetLength * ServerMargin;
            server.Limits.MaxRequestHeaderCount = RequestHeadLimit.MaxHeaders * ServerMargin;
            server.Limits.MaxRequestHeadersTotalSize = RequestHeadLimit.MaxHeaderLength * ServerMargin;
        });
        return builder;
    }

    /// <summary>Refuses requests whose line or headers are too large. Called before whatever reads them.</summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.UseMiddleware<RequestHeadLimit>();
}
