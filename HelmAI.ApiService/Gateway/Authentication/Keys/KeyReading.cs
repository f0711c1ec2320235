namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>What a presented text turns out to be.</summary>
internal enum KeyReading
{
    /// <summary>No key in our form.</summary>
    Foreign,

    /// <summary>A key in our form with a typing error: something is missing, or the checksum does not fit.</summary>
    Mistyped,

    /// <summary>A whole key, known or not.</summary>
    Whole,
}
