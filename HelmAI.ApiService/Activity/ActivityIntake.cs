using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Batches;
using HelmAI.ApiService.Gateway.Audit;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.Core.Activity;
using HelmAI.Core.Errors;
using HelmAI.Core.Live;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Activity;

/// <summary>Takes activities in: each is durable before it is answered.</summary>
/// <param name="parser">Reads activities.</param>
/// <param name="appender">Stores them.</param>
/// <param name="metrics">Counts them for operators.</param>
/// <param name="live">Counts them for tenants.</param>
/// <param name="limits">The limits of a body.</param>
internal sealed class ActivityIntake(ActivityParser parser, IActivityAppender appender, ActivityMetrics metrics, ILiveMetrics live, IOptions<EventOptions> limits)
{
    /// <summary>Takes the one activity of a request in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">What kind of activity its route takes.</param>
    /// <returns>The activity.</returns>
    /// <exception cref="BadHttpRequestException">The body is of a type that is not taken (415), too large (413), or ended early (400).</exception>
    /// <exception cref="ValidationException">The activity is malformed, beyond a limit, or a member is missing or has a wrong type or value.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<ActivityRecord> SubmitAsync(HttpContext context, ActivityKind kind)
    {
        var activity = parser.Parse(await JsonBody.ReadAsync(context.Request, limits.Value.MaxBytes), kind, context.TenantId());
        var audited = context.Features.GetRequiredFeature<AuditedRequest>();
        var submission = new ActivitySubmission(activity) { Audit = audited.EndStored(activity.Id, StatusCodes.Status200OK) };
        await appender.AppendAsync(submission, context.RequestAborted);
        audited.IsWritten = true;
        metrics.RecordStored(kind, 1);
        live.RecordActivities([activity]);
        return activity;
    }

    /// <summary>Takes a batch in.</summary>
    /// <param name="context">The request, whose caller is charged.</param>
    /// <param name="kind">What kind of activity its route takes.</param>
    /// <param name="format">How the activities stand in the body.</param>
    /// <param name="body">The body.</param>
    /// <param name="tally">Counts what became of it.</param>
    /// <returns>What ended it before its end, if anything did: a <see cref="BadHttpRequestException"/> or a <see cref="HelmAIException"/>.</returns>
    public Task<Exception?> SubmitAsync(HttpContext context, ActivityKind kind, BatchFormat format, BatchBody body, ActivityTally tally)
    {
        var tenantId = context.TenantId();
        var reader = new ChunkReader<ActivitySubmission>((item, _) => new(parser.Parse(item, kind, tenantId)), limits.Value.MaxBytes);
        var chunks = reader.ReadAsync(body, BatchRequest.CreateScanner(format), ChunkSize.For(context));
        return BatchFlow.RunAsync(context, chunks, chunk => StoreAsync(context, kind, chunk, tally));
    }

    private async Task StoreAsync(HttpContext context, ActivityKind kind, BatchChunk<ActivitySubmission> chunk, ActivityTally tally)
    {
        // Rejected items are charged too: reading them was work.
        if (await context.ChargeAsync(chunk.Count) is { } limited)
        {
            throw limited.Error;
        }

        // A sender who gives up does not undo what came whole.
        await appender.AppendAsync(chunk.Items, CancellationToken.None);
        tally.Add(chunk);
        metrics.RecordStored(kind, chunk.Items.Count);
        live.RecordActivities([.. chunk.Items.Select(static item => item.Activity)]);
        metrics.RecordRejected(kind, chunk.Errors.Count);
    }
}
