using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.Bodies;

/// <summary>Reads small bodies of a fixed form, strictly: no unknown members, none twice, no value of another kind.</summary>
internal static class RequestJson
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Reads the body of a request.</summary>
    /// <typeparam name="T">Its form.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="form">Its form, of <see cref="Json.RequestJsonContext"/>.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="BadHttpRequestException">The body is not JSON, or larger than 64 KiB.</exception>
    /// <exception cref="ValidationException">The body is not of that form; names the member at fault.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> form)
        where T : class
    {
        var body = await JsonBody.ReadAsync(request, MaxBytes);
        try
        {
            return JsonSerializer.Deserialize(body, form) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw BodyFault.Find(body, form, exception);
        }
    }

    /// <summary>Reads the body of a request that needs none.</summary>
    /// <typeparam name="T">Its form.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="form">Its form.</param>
    /// <returns>What it says; <see langword="null"/> where there is no body.</returns>
    /// <exception cref="BadHttpRequestException">As <see cref="ReadAsync"/>.</exception>
    /// <exception cref="ValidationException">As <see cref="ReadAsync"/>.</exception>
    public static async Task<T?> ReadOptionalAsync<T>(HttpRequest request, JsonTypeInfo<T> form)
        where T : class =>
        request.ContentType is null && request.ContentLength is null or 0 ? null : await ReadAsync(request, form);
}
