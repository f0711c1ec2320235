using System.Globalization;
using System.Text.Json;
using HelmAI.ApiService.Events.Parsing;

namespace HelmAI.ApiService.Activity;

/// <summary>Reads the numbers of an activity; each throws <see cref="Core.Errors.ValidationException"/> naming the member where the value is not what it takes.</summary>
internal static class ActivityValues
{
    /// <summary>Reads a length in characters.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The length.</returns>
    public static long Length(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.Number
        && long.TryParse(reader.Literal, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length <= ActivityMembers.MaxLength
            ? length
            : throw reader.Fault("is not a whole number of characters, 0 or more");

    /// <summary>Reads a duration in seconds.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The duration.</returns>
    public static double Seconds(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.Number is >= 0 and <= ActivityMembers.MaxSeconds
            ? reader.Number
            : throw reader.Fault("is not a number of seconds from 0 to a year");

    /// <summary>Reads a satisfaction score.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The score.</returns>
    public static double Score(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.Number is >= ActivityMembers.MinScore and <= ActivityMembers.MaxScore
            ? reader.Number
            : throw reader.Fault("is not a number from 1 to 5");

    /// <summary>Reads a text of any length.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The text.</returns>
    public static string LongText(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.Text : throw reader.Fault("is not a string");
}
