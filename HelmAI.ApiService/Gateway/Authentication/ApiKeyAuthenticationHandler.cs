using System.Text.Encodings.Web;
using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Authenticates a request by the key in <c>X-API-Key</c>, or in <c>Authorization: Bearer</c> (RFC 6750); the first one counts where both are there.</summary>
/// <param name="options">The scheme's options, of which there are none.</param>
/// <param name="logger">For the base class.</param>
/// <param name="encoder">For the base class.</param>
/// <param name="gate">Knows the keys.</param>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyGate gate)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>The header of its own.</summary>
    public const string Header = "X-API-Key";

    private const string BearerPrefix = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = Presented(Request);
        if (presented.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var (caller, refusal) = presented is [{ } text]
            ? await gate.AdmitAsync(text, Context.Connection.RemoteIpAddress, Context.RequestAborted)
            : Admission.Unknown;
        if (caller is null)
        {
            return AuthenticateResult.Fail(refusal!);
        }

        Context.Features.Set(caller);
        return AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(SchemeName), SchemeName));
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceAsync();
        var refusal = result.Failure as HelmAIException
            ?? new UnauthorizedException($"An API key is required: send it in the header {Header}, or as 'Authorization: Bearer'.");
        if (refusal is UnauthorizedException)
        {
            Response.Headers.WWWAuthenticate = "Bearer realm=\"HelmAI\"";
        }

        await refusal.ToProblem().ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope;
        return new ForbiddenException($"The API key lacks the scope '{scope}'.").ToProblem().ExecuteAsync(Context);
    }

    /// <summary>What a request shows as its key.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The key as it stands there; several where there are several, none where there is none.</returns>
    public static StringValues Presented(HttpRequest request)
    {
        if (request.Headers[Header] is { Count: > 0 } own)
        {
            return own;
        }

        var authorization = request.Headers.Authorization;
        return authorization is [{ } value] && value.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? value[BearerPrefix.Length..].Trim()
            : authorization;
    }
}
