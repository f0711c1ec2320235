using System.Text;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>
/// <c>base64</c>: encodes the value. <c>base64offset</c>: gives the three forms that a value has inside an encoded text, after
/// how many bytes before it are left over from groups of three; only the characters that its neighbours don't change are kept.
/// </summary>
internal sealed class Base64Modifier : IModifier
{
    // With 0, 1 or 2 bytes before, the first character that depends on the value alone.
    private static readonly int[] FirstCharacter = [0, 2, 3];

    // With a length of 0, 1 or 2 modulo 3, how many characters at the end depend on what follows, padding included.
    private static readonly int[] CharactersToDrop = [0, 3, 2];

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["base64", "base64offset"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous) => item.Expand(value =>
    {
        IReadOnlyList<byte[]>? contents = value switch
        {
            SigmaValue.Text text => DashExpansion.Spellings(text.Value)?.Select(Encoding.UTF8.GetBytes).ToArray(),
            SigmaValue.Binary binary => [binary.Bytes],
            _ => null,
        };
        var encode = name == "base64" ? (Func<byte[], IEnumerable<string>>)(static bytes => [Convert.ToBase64String(bytes)]) : AtEachOffset;
        return contents is null ? null : [.. contents.SelectMany(encode).Select(static text => new SigmaValue.Text(SigmaText.Literal(text)))];
    });

    private static IEnumerable<string> AtEachOffset(byte[] bytes)
    {
        for (var offset = 0; offset < FirstCharacter.Length; offset++)
        {
            var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            yield return encoded[FirstCharacter[offset]..^CharactersToDrop[(bytes.Length + offset) % 3]];
        }
    }
}
