using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace HelmAI.Tests.Support;

/// <summary>An open stream of server-sent events, read by the parser of .NET.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly SseParser<string> _parser;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private LiveStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _parser = SseParser.Create(body);
        _items = _parser.EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>Where the reader is.</summary>
    public string LastEventId => _parser.LastEventId;

    /// <summary>Opens a stream, and reads its first message.</summary>
    public static async Task<LiveStream> OpenAsync(HttpClient client, string query = "", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/stream?{query}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        var stream = new LiveStream(response, await response.Content.ReadAsStreamAsync());
        Assert.Equal("open", (await stream.NextAsync()).EventType);
        return stream;
    }

    /// <summary>The next message.</summary>
    public async Task<SseItem<string>> NextAsync() =>
        await _items.MoveNextAsync().AsTask().WaitAsync(Patience) ? _items.Current : throw new EndOfStreamException("The stream has ended.");

    /// <summary>The data of the next message, which is of this type.</summary>
    public async Task<JsonNode> NextAsync(string type)
    {
        var item = await NextAsync();
        Assert.True(type == item.EventType, $"{item.EventType}: {item.Data}");
        return JsonNode.Parse(item.Data)!;
    }

    /// <summary>All messages up to the end.</summary>
    public async Task<IReadOnlyList<SseItem<string>>> RestAsync()
    {
        var rest = new List<SseItem<string>>();
        while (await _items.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            rest.Add(_items.Current);
        }

        return rest;
    }

    /// <summary>Expects the last message and the end.</summary>
    public async Task ExpectEndAsync(string reason)
    {
        var last = (await RestAsync())[^1];
        Assert.Equal("end", last.EventType);
        Assert.Equal(reason, (string?)JsonNode.Parse(last.Data)!["reason"]);
    }

    public ValueTask DisposeAsync()
    {
        // The connection is what ends the reading.
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
