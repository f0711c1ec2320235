using System.Collections.Concurrent;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.Analytics.Intelligence.Providers;

/// <summary>A provider of threat intelligence that answers as it is told to, and counts.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _asked = new();
    private FakeServer _server = null!;

    private FakeProvider(RequestDelegate answer) => Answer = answer;

    /// <summary>How it answers; may change at any time.</summary>
    public RequestDelegate Answer { get; set; }

    /// <summary>What it was asked for: the last segments of the paths, unescaped, in their order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>The headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Url => _server.Url.ToString();

    public Task Ended => _server.Ended;

    public static Task<FakeProvider> StartAsync(string json) => StartAsync(Json(json));

    public static async Task<FakeProvider> StartAsync(RequestDelegate answer)
    {
        var provider = new FakeProvider(answer);
        provider._server = await FakeServer.StartAsync(provider.AnswerAsync);
        return provider;
    }

    public static RequestDelegate Json(string json) => context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        // The path as it came: what stands escaped in it belongs to the value.
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        _asked.Enqueue(Uri.UnescapeDataString(target[(target.LastIndexOf('/') + 1)..]));
        Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return Answer(context);
    }
}
