using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>The header by which a sender makes a repeated request harmless.</summary>
internal static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>Reads the header.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <returns>The key, or <see langword="null"/> where there is none.</returns>
    /// <exception cref="ValidationException">The key is empty or too long, or there are several.</exception>
    public static string? From(IHeaderDictionary headers) => headers[Header] switch
    {
        [] => null,
        [{ Length: >= 1 and <= MaxLength } key] => key,
        _ => throw new ValidationException($"The header {Header} is not one key of 1 to {MaxLength} characters.", Header),
    };
}
