using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>
/// The UUID of an indicator that has no id of its own: version 5 (RFC 9562, section 5.5) in the namespace that STIX has for ids made of
/// content (STIX 2.1, section 2.9), of the canonical JSON of its pattern.
/// </summary>
internal static class PatternId
{
    private static readonly byte[] Namespace = new Guid("00abedb4-aa42-466c-9c01-fed23315a9b7").ToByteArray(bigEndian: true);

    /// <summary>Makes the id.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The same id for the same pattern.</returns>
    public static Guid Of(string pattern)
    {
        var name = Encoding.UTF8.GetBytes($$"""{"pattern":"{{JsonEncodedText.Encode(pattern, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}"}""");
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. Namespace, .. name], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
