using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HelmAI.ApiService.Streaming;

/// <summary>Writes one reader's stream, from its first message to its last.</summary>
/// <param name="resume">Reads again what a reader missed.</param>
/// <param name="source">Writes messages.</param>
/// <param name="metrics">Counts.</param>
internal sealed class StreamSession(StreamResume resume, StreamSource source, StreamMetrics metrics)
{
    private const int FlushBytes = 32 * 1024;

    /// <summary>Writes it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="client">The reader, which has joined.</param>
    /// <param name="position">Where it begins.</param>
    /// <returns>Once it has ended.</returns>
    public async Task RunAsync(HttpContext context, StreamClient client, Guid position)
    {
        var lastEventId = context.Request.Headers["Last-Event-ID"].ToString();

        // Before anything is answered, so that a database that is down is an error like any other.
        var (missed, gap) = lastEventId.Length > 0 && (client.Filter.WantsAlerts || client.Filter.WantsEvents)
            ? await resume.ReadAsync(client.Caller.TenantId, client.Filter, lastEventId, client.Cut)
            : ([], null);
        Prepare(context);
        var body = context.Response.BodyWriter;
        try
        {
            body.Write(StreamFrames.Retry.Span);
            var opened = new StreamOpened([.. client.Filter.Kinds.Order().Select(static kind => kind.ToName())], Resumed: lastEventId.Length > 0);
            await body.WriteAsync(source.Write("open", lastEventId.Length > 0 ? null : position, opened), client.Cut);
            if (gap is not null)
            {
                await body.WriteAsync(source.Write("gap", position: null, gap), client.Cut);
            }

            foreach (var item in missed)
            {
                metrics.Sent(item.Kind);
                await body.WriteAsync(item.Frame, client.Cut);
            }

            await WriteItemsAsync(body, client, [.. missed.Select(static item => (item.Kind, item.Subject))]);
            await body.WriteAsync(source.Write("end", position: null, StreamClosed.Of(client.End ?? StreamEnd.Shutdown)), client.Cut);
        }
        catch (OperationCanceledException) when (client.Cut.IsCancellationRequested)
        {
            // The reader is gone, or does not even read that it is cut off.
            context.Abort();
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

    // What was read again may also have been offered since; an update is news each time.
    private async Task WriteItemsAsync(PipeWriter body, StreamClient client, HashSet<(StreamKind Kind, Guid Subject)> sent)
    {
        while (client.End != StreamEnd.SlowReader && await client.Items.WaitToReadAsync(client.Cut))
        {
            var unflushed = 0;
            while (client.End != StreamEnd.SlowReader && client.Items.TryRead(out var item))
            {
                if (item.Kind != StreamKind.AlertUpdate && sent.Remove((item.Kind, item.Subject)))
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
