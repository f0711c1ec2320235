using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HelmAI.ApiService.Streaming;

/// <summary>One reader's stream, from its first message to its last: the answer to its request, so that all that may be refused was refused before.</summary>
/// <param name="client">The reader, which has joined.</param>
/// <param name="opening">How it begins.</param>
/// <param name="source">Writes messages.</param>
/// <param name="metrics">Counts.</param>
internal sealed class StreamResult(StreamClient client, StreamOpening opening, StreamSource source, StreamMetrics metrics) : IResult, IStatusCodeHttpResult
{
    private const int FlushBytes = 32 * 1024;

    // What was read again may also have been offered since.
    private readonly HashSet<(StreamKind Kind, Guid Subject)> _sent = [.. opening.Missed.Select(static item => (item.Kind, item.Subject))];

    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Prepare(httpContext);
        var body = httpContext.Response.BodyWriter;
        try
        {
            await OpenAsync(body);
            await WriteItemsAsync(body);
            await body.WriteAsync(source.Write("end", position: null, StreamClosed.Of(client.End ?? StreamEnd.Shutdown)), client.Cut);
        }
        catch (OperationCanceledException) when (client.Cut.IsCancellationRequested)
        {
            // The reader is gone, or does not even read that it is cut off.
            httpContext.Abort();
        }
    }

    private static void Prepare(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";

        // A proxy that collects answers before it passes them on would hold the messages back (the header is nginx's).
        response.Headers["X-Accel-Buffering"] = "no";
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            // The server would cut a slow reader's connection without a word; here it is told why.
            rate.MinDataRate = null;
        }
    }

    private async Task OpenAsync(PipeWriter body)
    {
        body.Write(StreamFrames.Retry.Span);
        var opened = new StreamOpened([.. client.Filter.Kinds.Order().Select(static kind => kind.ToName())], Resumed: opening.Position is null);
        await body.WriteAsync(source.Write("open", opening.Position, opened), client.Cut);
        if (opening.Gap is not null)
        {
            await body.WriteAsync(source.Write("gap", position: null, opening.Gap), client.Cut);
        }

        foreach (var item in opening.Missed)
        {
            metrics.Sent(item.Kind);
            await body.WriteAsync(item.Frame, client.Cut);
        }
    }

    private async Task WriteItemsAsync(PipeWriter body)
    {
        while (client.End != StreamEnd.SlowReader && await client.Items.WaitToReadAsync(client.Cut))
        {
            var unflushed = 0;
            while (client.End != StreamEnd.SlowReader && client.Items.TryRead(out var item))
            {
                // An update is news each time.
                if (item.Kind != StreamKind.AlertUpdate && _sent.Remove((item.Kind, item.Subject)))
                {
                    continue;
                }

                metrics.Sent(item.Kind);
                body.Write(item.Frame.Span);
                unflushed += item.Frame.Length;
                if (unflushed >= FlushBytes)
                {
                    await body.FlushAsync(client.Cut);
                    unflushed = 0;
                }
            }

            await body.FlushAsync(client.Cut);
        }
    }
}
