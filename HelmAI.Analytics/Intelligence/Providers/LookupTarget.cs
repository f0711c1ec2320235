using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>A value that is looked up.</summary>
/// <param name="Observable">What it is; <see langword="null"/> where it is none of the kinds that are told apart, such as a provider's own id.</param>
/// <param name="Value">Its canonical form, or the text as it is written.</param>
public sealed record LookupTarget(Observable? Observable, string Value)
{
    /// <summary>The longest value, in characters.</summary>
    public const int MaxLength = Observables.MaxLength;

    /// <summary>The name of its kind, such as <c>ipv4</c>.</summary>
    public string? Type => Observable?.Type.ToName();

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value as written, also defanged.</param>
    /// <param name="field">What to name in errors.</param>
    /// <returns>The value in its canonical form.</returns>
    /// <exception cref="ValidationException">It is empty or too long, has control characters, or neither letter nor digit.</exception>
    public static LookupTarget Parse(string? text, string field)
    {
        var trimmed = text?.Trim();
        if (trimmed is not { Length: > 0 and <= MaxLength } || trimmed.Any(char.IsControl) || !trimmed.Any(char.IsLetterOrDigit))
        {
            throw new ValidationException($"'{field}' is not a text of 1 to {MaxLength} characters with a letter or digit and without control characters.", field);
        }

        var observable = Observables.Recognise(trimmed);
        return new(observable, observable?.Value ?? trimmed);
    }

    /// <summary>Names the value among all values, in 64 characters.</summary>
    /// <returns>A digest.</returns>
    internal string ToKey() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Type}\n{Value}")));
}
