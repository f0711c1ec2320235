using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.Core.Activity;

namespace HelmAI.ApiService.Activity;

/// <summary>One thing that a user did.</summary>
internal sealed record ActivityResponse
{
    /// <summary>The activity's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind of activity it is.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>Its type, feature or interaction type.</summary>
    public required string Name { get; init; }

    /// <summary>The user who did it.</summary>
    public required string UserId { get; init; }

    /// <summary>The session it is part of.</summary>
    public required string? SessionId { get; init; }

    /// <summary>The user's address.</summary>
    public required string? IpAddress { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>For how long a feature was used, in seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SessionDuration { get; init; }

    /// <summary>The length of an interaction's prompt, in characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PromptLength { get; init; }

    /// <summary>The length of an interaction's answer, in characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ResponseLength { get; init; }

    /// <summary>How long an interaction's answer took, in seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ResponseTime { get; init; }

    /// <summary>How content the user was, from 1 to 5.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SatisfactionScore { get; init; }

    /// <summary>What else the sender said of it; only where one activity is read by its id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? ActivityData { get; init; }

    /// <summary>The interaction's prompt; only where prompts are kept, and one activity is read by its id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prompt { get; init; }

    /// <summary>Describes an activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <returns>The description.</returns>
    public static ActivityResponse From(ActivityRecord activity) => new()
    {
        Id = activity.Id,
        Kind = activity.Kind,
        Name = activity.Name,
        UserId = activity.UserId,
        SessionId = activity.SessionId,
        IpAddress = activity.IpAddress,
        Timestamp = activity.OccurredAt,
        ReceivedAt = activity.ReceivedAt,
        SessionDuration = activity.SessionDuration,
        PromptLength = activity.PromptLength,
        ResponseLength = activity.ResponseLength,
        ResponseTime = activity.ResponseTime,
        SatisfactionScore = activity.SatisfactionScore,
        ActivityData = activity.Data.IsEmpty ? null : JsonElement.Parse(activity.Data.Span),
        Prompt = activity.Prompt,
    };
}
