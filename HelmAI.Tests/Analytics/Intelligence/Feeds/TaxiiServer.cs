using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.Analytics.Intelligence.Feeds;

/// <summary>A TAXII 2.1 server with one API root and two collections, of which one may not be read. It pages, and fails as it is told to.</summary>
internal sealed class TaxiiServer : IAsyncDisposable
{
    public const string Collection = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";

    private const string MediaType = "application/taxii+json;version=2.1";

    private readonly List<(DateTimeOffset Added, JsonNode Object)> _objects = [];
    private readonly ConcurrentQueue<string> _pages = new();
    private FakeServer _server = null!;

    private TaxiiServer()
    {
    }

    /// <summary>Takes the place of an answer, where it gives one: called with the request and the number of the page, from 0.</summary>
    public Func<HttpContext, int, RequestDelegate?> Misbehave { get; set; } = (_, _) => null;

    /// <summary>What <c>Authorization</c> must say.</summary>
    public string? Authorization { get; set; }

    /// <summary>How many empty collections the list has beside the two.</summary>
    public int MoreCollections { get; set; }

    public int PageSize { get; set; } = 2;

    /// <summary>The queries of the pages that were asked for, without the limit.</summary>
    public IReadOnlyList<string> Pages => [.. _pages];

    public string Discovery => new Uri(_server.Url, "taxii2/").AbsoluteUri;

    public string ApiRoot => new Uri(_server.Url, "api1/").AbsoluteUri;

    public static async Task<TaxiiServer> StartAsync(int indicators = 0)
    {
        var taxii = new TaxiiServer();
        taxii._server = await FakeServer.StartAsync(taxii.AnswerAsync);
        taxii.AddIndicators(indicators);
        return taxii;
    }

    /// <summary>Adds indicators; two at a time are added at the same moment, as a bundle of several is.</summary>
    public void AddIndicators(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add(Indicator($"host-{_objects.Count}.example"));
        }
    }

    public void Add(JsonNode item)
    {
        lock (_objects)
        {
            _objects.Add((Some.Time.AddSeconds((_objects.Count + 1) / 2), item));
        }
    }

    public static JsonObject Indicator(string domain) => new()
    {
        ["type"] = "indicator",
        ["spec_version"] = "2.1",
        ["id"] = $"indicator--{Guid.CreateVersion7(Some.Time)}",
        ["created"] = "2026-01-31T12:00:00.000Z",
        ["modified"] = "2026-01-31T12:00:00.000Z",
        ["pattern"] = $"[domain-name:value = '{domain}']",
        ["pattern_type"] = "stix",
        ["valid_from"] = "2026-01-31T12:00:00Z",
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task WriteAsync(HttpContext context, JsonNode body)
    {
        context.Response.ContentType = MediaType;
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private static JsonObject Describe(string id, string title, bool canRead) => new()
    {
        ["id"] = id, ["title"] = title, ["can_read"] = canRead, ["can_write"] = false, ["media_types"] = new JsonArray("application/stix+json;version=2.1"),
    };

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Accept != MediaType || (Authorization is not null && context.Request.Headers.Authorization != Authorization))
        {
            context.Response.StatusCode = context.Request.Headers.Accept != MediaType ? 406 : 401;
            return Task.CompletedTask;
        }

        return context.Request.Path.Value switch
        {
            "/taxii2/" => WriteAsync(context, new JsonObject { ["title"] = "Ours", ["api_roots"] = new JsonArray(ApiRoot) }),
            "/api1/" => WriteAsync(context, new JsonObject { ["title"] = "Root", ["versions"] = new JsonArray(MediaType), ["max_content_length"] = 1 }),
            "/api1/collections/" => WriteAsync(context, new JsonObject { ["collections"] = new JsonArray(
            [
                Describe(Collection, "Indicators", canRead: true),
                Describe("other", "Secrets", canRead: false),
                .. Enumerable.Range(0, MoreCollections).Select(static i => Describe($"more-{i}", $"More {i}", canRead: true)),
            ]) }),
            $"/api1/collections/{Collection}/" => WriteAsync(context, Describe(Collection, "Indicators", canRead: true)),
            $"/api1/collections/{Collection}/objects/" => AnswerPageAsync(context),
            _ => FakeStatus(context, 404),
        };
    }

    private static Task FakeStatus(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private Task AnswerPageAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var page = _pages.Count;
        _pages.Enqueue(string.Join('&', query.Where(one => one.Key != "limit").Select(one => $"{one.Key}={one.Value}")));
        if (Misbehave(context, page) is { } misbehaves)
        {
            return misbehaves(context);
        }

        lock (_objects)
        {
            var wanted = query["added_after"].ToString() is { Length: > 0 } after
                ? _objects.Where(one => one.Added > DateTimeOffset.Parse(after, CultureInfo.InvariantCulture)).ToList()
                : _objects;
            var start = query["next"].ToString() is { Length: > 0 } next ? int.Parse(next, CultureInfo.InvariantCulture) : 0;
            var items = wanted.Skip(start).Take(PageSize).ToList();
            var envelope = new JsonObject { ["more"] = start + items.Count < wanted.Count };
            if (start + items.Count < wanted.Count)
            {
                envelope["next"] = (start + items.Count).ToString(CultureInfo.InvariantCulture);
            }

            if (items.Count > 0)
            {
                envelope["objects"] = new JsonArray([.. items.Select(one => one.Object.DeepClone())]);
                context.Response.Headers["X-TAXII-Date-Added-First"] = items[0].Added.ToString("O", CultureInfo.InvariantCulture);
                context.Response.Headers["X-TAXII-Date-Added-Last"] = items[^1].Added.ToString("O", CultureInfo.InvariantCulture);
            }

            return WriteAsync(context, envelope);
        }
    }
}
