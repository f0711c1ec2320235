using System.Text.Json;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Formats;
using HelmAI.Core.Activity;
using HelmAI.Core.Errors;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Activity;

/// <summary>Reads an activity from what a sender posted. The limits are those of events; members that are not named here are passed over.</summary>
/// <param name="limits">The limits.</param>
/// <param name="options">Whether prompts are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class ActivityParser(IOptions<EventOptions> limits, IOptions<ActivityOptions> options, TimeProvider time)
{
    /// <summary>Reads an activity.</summary>
    /// <param name="body">One JSON object.</param>
    /// <param name="kind">What kind of activity it is.</param>
    /// <param name="tenantId">The sender's tenant.</param>
    /// <returns>The activity, with a new id, received now.</returns>
    /// <exception cref="ValidationException">The body is malformed, beyond a limit, or a member is missing or has a wrong type or value.</exception>
    public ActivityRecord Parse(ReadOnlyMemory<byte> body, ActivityKind kind, string tenantId)
    {
        var receivedAt = Timestamps.Truncate(time.GetUtcNow());
        var activity = new ActivityRecord
        {
            Id = Guid.CreateVersion7(receivedAt),
            TenantId = tenantId,
            Kind = kind,
            OccurredAt = receivedAt,
            ReceivedAt = receivedAt,
            UserId = string.Empty,
            Name = string.Empty,
        };

        var dataStart = 0;
        var reader = new GuardedJsonReader(body.Span, limits.Value);
        while (reader.Read())
        {
            // As in an event's envelope, null is the same as absent.
            if (reader.IsMember && reader.TokenType != JsonTokenType.Null)
            {
                dataStart = reader.Start;
                activity = WithMember(activity, in reader);
            }
            else if (reader.EndsMember && reader.Name == ActivityMembers.Data)
            {
                activity = activity with { Data = body[dataStart..reader.End] };
            }
        }

        return Check(activity);
    }

    private static ActivityRecord Check(ActivityRecord activity) => activity switch
    {
        { UserId: "" } => throw Missing("user_id"),
        { Name: "" } => throw Missing(ActivityMembers.NameOf(activity.Kind)),
        _ when activity.OccurredAt > activity.ReceivedAt + ActivityMembers.MaxAhead => throw new ValidationException(
            $"'timestamp' is more than {ActivityMembers.MaxAhead.TotalMinutes} minutes in the future.", "timestamp"),
        _ => activity,
    };

    private static ValidationException Missing(string member) => new($"'{member}' is missing or empty.", member);

    private ActivityRecord WithMember(ActivityRecord activity, in GuardedJsonReader reader) => reader.Name switch
    {
        "user_id" => activity with { UserId = EnvelopeValues.TextOrInteger(in reader) },
        "session_id" => activity with { SessionId = EnvelopeValues.TextOrInteger(in reader) },
        "ip_address" => activity with { IpAddress = EnvelopeValues.Address(in reader) },
        "timestamp" => activity with { OccurredAt = EnvelopeValues.Timestamp(in reader) },
        ActivityMembers.Data when reader.TokenType != JsonTokenType.StartObject => throw reader.Fault("is not an object"),
        var name when name == ActivityMembers.NameOf(activity.Kind) => activity with { Name = EnvelopeValues.Name(in reader, ActivityMembers.MaxNameLengthOf(activity.Kind)) },
        "session_duration" when activity.Kind == ActivityKind.Feature => activity with { SessionDuration = ActivityValues.Seconds(in reader) },
        _ when activity.Kind == ActivityKind.Interaction => WithInteraction(activity, in reader),
        _ => activity,
    };

    private ActivityRecord WithInteraction(ActivityRecord activity, in GuardedJsonReader reader) => reader.Name switch
    {
        "prompt" => WithPrompt(activity, ActivityValues.LongText(in reader)),
        "prompt_length" => activity with { PromptLength = ActivityValues.Length(in reader) },
        "response_length" => activity with { ResponseLength = ActivityValues.Length(in reader) },
        "response_time" => activity with { ResponseTime = ActivityValues.Seconds(in reader) },
        "satisfaction_score" => activity with { SatisfactionScore = ActivityValues.Score(in reader) },
        _ => activity,
    };

    // What the sender counted goes before what we count, wherever the two stand.
    private ActivityRecord WithPrompt(ActivityRecord activity, string prompt) => activity with
    {
        PromptLength = activity.PromptLength ?? prompt.EnumerateRunes().Count(),
        Prompt = options.Value.StorePrompts ? prompt : null,
    };
}
