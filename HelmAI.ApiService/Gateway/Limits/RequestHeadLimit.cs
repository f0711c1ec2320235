namespace HelmAI.ApiService.Gateway.Limits;

/// <summary>
/// Refuses a request whose line or headers are too large, in problem details. The server's own limits stand behind it, four times as
/// wide: what exceeds those is answered by the server alone, with a bare status.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class RequestHeadLimit(RequestDelegate next)
{
    /// <summary>The longest path and query together, in characters.</summary>
    public const int MaxTargetLength = 8 * 1024;

    /// <summary>How many headers a request may have.</summary>
    public const int MaxHeaders = 100;

    /// <summary>The longest headers, names and values together, in characters.</summary>
    public const int MaxHeaderLength = 32 * 1024;

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is handled.</returns>
    /// <exception cref="BadHttpRequestException">The line is too long (414), or the headers are too large (431).</exception>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value!.Length + request.QueryString.Value!.Length > MaxTargetLength)
        {
            throw new BadHttpRequestException($"Path and query are longer than {MaxTargetLength} characters.", StatusCodes.Status414UriTooLong);
        }

        var (count, length) = (0, 0);
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                count++;
                length += name.Length + (value?.Length ?? 0);
            }
        }

        return count <= MaxHeaders && length <= MaxHeaderLength
            ? next(context)
            : throw new BadHttpRequestException(
                $"The headers are more than {MaxHeaders}, or longer than {MaxHeaderLength} characters.", StatusCodes.Status431RequestHeaderFieldsTooLarge);
    }
}
