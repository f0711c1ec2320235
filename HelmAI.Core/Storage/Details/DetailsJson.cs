using System.Text.Json;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;

namespace HelmAI.Core.Storage.Details;

/// <summary>Turns details into the bytes that are stored, and back. Most events have none, which is stored as nothing.</summary>
internal static class DetailsJson
{
    private static readonly AssessmentDetails NoAssessmentDetails = new([], []);

    private static readonly AlertDetails NoAlertDetails = new([], [], []);

    /// <summary>Writes the details of an assessment.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <returns>JSON in UTF-8; <see langword="null"/> where there are none.</returns>
    public static byte[]? Write(Assessment assessment) =>
        assessment.Findings.Count == 0 && assessment.RecommendedActions.Count == 0
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(
                new AssessmentDetails(assessment.Findings, assessment.RecommendedActions),
                DetailsJsonContext.Default.AssessmentDetails);

    /// <summary>Writes the details of an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <returns>JSON in UTF-8; <see langword="null"/> where there are none.</returns>
    public static byte[]? Write(RaisedAlert alert) =>
        alert.Tags.Count == 0 && alert.Evidence.Count == 0 && alert.RecommendedActions.Count == 0
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(
                new AlertDetails(alert.Tags, alert.Evidence, alert.RecommendedActions),
                DetailsJsonContext.Default.AlertDetails);

    /// <summary>Writes the details of an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>JSON; <see langword="null"/> where there are none.</returns>
    public static string? Write(Indicator indicator)
    {
        var details = IndicatorDetails.Of(indicator);
        return details == IndicatorDetails.None ? null : JsonSerializer.Serialize(details, DetailsJsonContext.Default.IndicatorDetails);
    }

    /// <summary>Reads the details of an indicator.</summary>
    /// <param name="json">What was written.</param>
    /// <returns>The details.</returns>
    public static IndicatorDetails ReadIndicator(string? json) =>
        json is null ? IndicatorDetails.None : JsonSerializer.Deserialize(json, DetailsJsonContext.Default.IndicatorDetails)!;

    /// <summary>Reads the details of an assessment.</summary>
    /// <param name="json">What was written.</param>
    /// <returns>The details.</returns>
    public static AssessmentDetails ReadAssessment(byte[]? json) =>
        json is null ? NoAssessmentDetails : JsonSerializer.Deserialize(json, DetailsJsonContext.Default.AssessmentDetails)!;

    /// <summary>Reads the details of an alert.</summary>
    /// <param name="json">What was written.</param>
    /// <returns>The details.</returns>
    public static AlertDetails ReadAlert(byte[]? json) =>
        json is null ? NoAlertDetails : JsonSerializer.Deserialize(json, DetailsJsonContext.Default.AlertDetails)!;
}
