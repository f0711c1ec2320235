namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Why something was not imported.</summary>
/// <param name="Index">Its place, from 0: of the object in a bundle, the attribute in MISP events, the line below a header, or the line of a list.</param>
/// <param name="Id">What it calls itself: an id or a value; <see langword="null"/> where it says neither.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record ImportError(long Index, string? Id, string Message)
{
    /// <summary>What it calls itself, as far as 500 characters go.</summary>
    public string? Id { get; init; } = IndicatorDraft.ShortText(Id);

    /// <summary>What is wrong with it, as far as 500 characters go.</summary>
    public string Message { get; init; } = IndicatorDraft.ShortText(Message);
}
