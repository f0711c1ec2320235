using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Makes indicators of what readers find, in one form.</summary>
internal static class IndicatorDraft
{
    private const int MaxTextLength = 4_096;
    private const int MaxShortText = 500;
    private const int MaxLabels = 100;
    private const int MaxLabelLength = 200;

    /// <summary>An indicator of a value alone, which is named by the value: the same value is the same indicator, whichever list it stands in.</summary>
    /// <param name="observable">The value.</param>
    /// <param name="request">On whose behalf.</param>
    /// <param name="now">When it was read.</param>
    /// <returns>The indicator, undated.</returns>
    public static Indicator Of(Observable observable, ImportRequest request, DateTimeOffset now) => new()
    {
        TenantId = request.OwnerId,
        Id = PatternId.Of(SimplePattern.Write(observable)),
        Source = request.Source,
        Type = observable.Type,
        Value = observable.Value,
        ValidFrom = now,
        Created = now,
        Modified = now,
        Confidence = request.Confidence,
        Labels = request.Labels,
    };

    /// <summary>Labels without blanks around them and without repetition, each on one line, no more than there is room for.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>Those that are kept.</returns>
    public static IReadOnlyList<string> Labels(IEnumerable<string> labels) =>
    [
        .. labels
            .Select(static one => one.ReplaceLineEndings(" ").Replace('\n', ' ').Trim())
            .Where(static one => one.Length > 0)
            .Select(static one => Cut(one, MaxLabelLength))
            .Distinct(StringComparer.Ordinal)
            .Take(MaxLabels),
    ];

    /// <summary>A text that is kept with an indicator.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its beginning; <see langword="null"/> where there is none.</returns>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : Cut(text.Trim(), MaxTextLength);

    /// <summary>A name, or what an error says.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its beginning, at most 500 characters.</returns>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? ShortText(string? text) => text is null ? null : Cut(text, MaxShortText);

    /// <summary>The Traffic Light Protocol's colour in a tag or marking (FIRST, TLP 2.0), where <c>white</c> is an older word for <c>clear</c>.</summary>
    /// <param name="tag">Such as <c>tlp:amber+strict</c>.</param>
    /// <returns>The colour; <see langword="null"/> where it is none.</returns>
    public static string? Tlp(string? tag)
    {
        var text = (tag ?? string.Empty).Trim().ToLowerInvariant();
        return (text.StartsWith("tlp:", StringComparison.Ordinal) ? text[4..] : text) switch
        {
            "white" or "clear" => "clear",
            "green" => "green",
            "amber" => "amber",
            "amber+strict" => "amber+strict",
            "red" => "red",
            _ => null,
        };
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
