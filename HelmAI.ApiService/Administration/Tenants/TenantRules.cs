using System.Text.Json;
using System.Text.RegularExpressions;
using HelmAI.Core.Administration;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>What tenants may be like. Every member throws <see cref="ValidationException"/> naming the member at fault.</summary>
internal static partial class TenantRules
{
    /// <summary>The longest that events are kept, in days: about ten years.</summary>
    public const int MaxRetentionDays = 3_650;

    /// <summary>Checks the id of a new tenant.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The same id.</returns>
    public static string CheckId(string? id) => id is not null && Label.IsMatch(id)
        ? id
        : throw new ValidationException($"'id' is not 1 to {Tenant.MaxIdLength} small letters, digits and inner hyphens.", "id");

    /// <summary>Checks for how long events are kept.</summary>
    /// <param name="days">The days; <see langword="null"/> for as long as the service's settings say.</param>
    /// <returns>The same days.</returns>
    public static int? CheckRetention(int? days) => days is null or (>= 1 and <= MaxRetentionDays) ? days : throw RetentionFault();

    /// <summary>Reads for how long events are kept.</summary>
    /// <param name="days">A number, or JSON's null.</param>
    /// <returns>The days.</returns>
    public static int? ReadRetention(JsonElement days) => days.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when days.TryGetInt32(out var number) => CheckRetention(number),
        _ => throw RetentionFault(),
    };

    private static ValidationException RetentionFault() =>
        new($"'retention_days' is not a whole number from 1 to {MaxRetentionDays}, nor null.", "retention_days");

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Label { get; }
}
