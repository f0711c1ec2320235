using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value from the system's cryptographic generator.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Marks = "-_.~";

    /// <summary>How many characters it has.</summary>
    public int MinLength { get; set; }

    /// <summary>Whether it may have other characters than letters and digits; true by default.</summary>
    public bool Special { get; set; } = true;

    /// <inheritdoc/>
    public override string GetDefaultValue() =>
        RandomNumberGenerator.GetString(Special ? LettersAndDigits + Marks : LettersAndDigits, MinLength);
}
