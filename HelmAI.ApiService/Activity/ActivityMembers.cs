using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Activity;

namespace HelmAI.ApiService.Activity;

/// <summary>The names of an activity's members, and what they may hold.</summary>
internal static class ActivityMembers
{
    /// <summary>The member that holds whatever else the sender says.</summary>
    public const string Data = "activity_data";

    /// <summary>The longest <c>feature_name</c>, in characters: roll-ups tell features apart by as much.</summary>
    public const int MaxFeatureLength = 128;

    /// <summary>The greatest length of a prompt or an answer, in characters: 2^53 - 1, up to which JSON's numbers are exact (RFC 7493, section 2.2).</summary>
    public const long MaxLength = (1L << 53) - 1;

    /// <summary>The longest duration, in seconds: a year.</summary>
    public const double MaxSeconds = 365 * 24 * 3600;

    /// <summary>The least satisfaction.</summary>
    public const double MinScore = 1;

    /// <summary>The greatest satisfaction.</summary>
    public const double MaxScore = 5;

    /// <summary>How far ahead of our clock a sender's may be.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(10);

    /// <summary>The member that names what was done.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <returns>Its name.</returns>
    public static string NameOf(ActivityKind kind) => kind switch
    {
        ActivityKind.Activity => "activity_type",
        ActivityKind.Feature => "feature_name",
        _ => "interaction_type",
    };

    /// <summary>How long that name may be.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <returns>In characters.</returns>
    public static int MaxNameLengthOf(ActivityKind kind) => kind == ActivityKind.Feature ? MaxFeatureLength : EnvelopeValues.MaxNameLength;
}
