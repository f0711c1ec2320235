using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HelmAI.Tests.Analytics.Processing;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

/// <summary>One trace runs from the request through the queue to the analysis and its writes.</summary>
public sealed class EventTraceTests : IDisposable
{
    private readonly RecordedTraces _traces = new();

    public void Dispose() => _traces.Dispose();

    [Fact]
    public async Task Submit_RecordedTrace_RunsToTheWrittenResult()
    {
        using var app = new HelmApp();
        var caller = _traces.Begin();

        using var response = await app.SubmitAsync("""{"event_type":"login"}""", ("traceparent", caller));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Eventually.TrueAsync(() => _traces.Ended["settle event_queue"].Any() && _traces.Ended["Microsoft.AspNetCore.Hosting.HttpRequestIn"].Any(), Describe);
        var spans = _traces.Ended;
        var request = Assert.Single(spans["Microsoft.AspNetCore.Hosting.HttpRequestIn"]);
        var send = Assert.Single(spans["send event_queue"]);
        Assert.Equal((caller, request.Id), (request.ParentId, send.ParentId));
        Assert.Equal(ActivityKind.Producer, send.Kind);
        foreach (var name in new[] { "commit group", "process event_queue", "process event", "settle event_queue" })
        {
            Assert.Equal(send.Id, Assert.Single(spans[name]).ParentId);
        }

        Assert.All(spans.SelectMany(static group => group), span => Assert.Equal(request.TraceId, span.TraceId));
    }

    [Fact]
    public async Task SubmitBatch_RecordedTrace_HasASpanForEachEvent()
    {
        using var app = new HelmApp();
        using var client = app.WithKey();
        using var body = new StringContent("{\"a\":1}\n{\"a\":2}\n{\"a\":3}", Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
        client.DefaultRequestHeaders.Add("traceparent", _traces.Begin());

        (await client.PostAsync("/api/events/batch", body)).Dispose();

        await Eventually.TrueAsync(() => _traces.Ended["settle event_queue"].Count() == 3, Describe);
        Assert.Equal(3, Assert.Single(_traces.Ended["send event_queue"]).GetTagItem("messaging.batch.message_count"));
        Assert.Equal(3, _traces.Ended["process event"].Select(static span => span.GetTagItem("messaging.message.id")).Distinct().Count());
    }

    [Fact]
    public async Task Submit_DetectionThrows_ItsSpanFailsAndIsTheOneOfTheLog()
    {
        // What is current where detection throws is current where that is logged, by the same thread.
        var current = new List<string?>();
        using var app = new HelmApp([new TestContent((_, _) =>
        {
            current.Add(System.Diagnostics.Activity.Current?.Id);
            throw new InvalidOperationException("cannot look at this");
        })]);

        using var response = await app.SubmitAsync("{}", ("traceparent", _traces.Begin()));

        var span = Assert.Single(_traces.Ended["process event"]);
        Assert.Equal(span.Id, Assert.Single(current));
        Assert.Equal((ActivityStatusCode.Error, "InvalidOperationException: cannot look at this"), (span.Status, span.StatusDescription));
    }

    private string Describe() => string.Join(", ", _traces.Ended.Select(static group => $"{group.Key} {group.Count()}"));
}
