using System.Text.RegularExpressions;
using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.Authentication.Keys;

public sealed partial class KeyTextTests
{
    [Fact]
    public void Create_Any_HasTheFormThatScannersKnowAndIsReadBack()
    {
        for (var i = 0; i < 100; i++)
        {
            var id = Some.Id();
            var (text, kept) = KeyText.Create(id);

            Assert.Matches(Form, text);
            Assert.Equal(KeyReading.Whole, KeyText.Read(text, out var read));
            Assert.Equal(id, read!.Id);
            Assert.True(read.Fits(kept.SecretHash));
            Assert.False(read.Fits(KeyText.Create(id).Kept.SecretHash));
            Assert.False(read.Fits(null));
        }
    }

    [Fact]
    public void Read_OneCharacterChanged_IsMistyped()
    {
        var text = KeyText.Create(Some.Id()).Text;
        for (var i = "helm_".Length; i < text.Length; i++)
        {
            var changed = text[..i] + (text[i] == '7' ? '8' : '7') + text[(i + 1)..];
            Assert.Equal(KeyReading.Mistyped, KeyText.Read(changed, out _));
        }
    }

    [Fact]
    public void Read_CutOffOrGrown_IsMistyped()
    {
        var text = KeyText.Create(Some.Id()).Text;
        for (var length = "helm_".Length; length < text.Length; length++)
        {
            Assert.Equal(KeyReading.Mistyped, KeyText.Read(text[..length], out _));
        }

        Assert.Equal(KeyReading.Mistyped, KeyText.Read(text + "x", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("helm")]
    [InlineData("HELM_019c1a2b3c4d7e5f8a9b0c1d2e3f4a5b_x")]
    [InlineData("a-key-for-tests-0123456789")]
    public void Read_NotOfOurForm_IsForeign(string text) => Assert.Equal(KeyReading.Foreign, KeyText.Read(text, out _));

    // The checksum by another road: CRC-32 (the reflected polynomial EDB88320, as in zlib) of the text before it, in base62.
    [Fact]
    public void Create_Checksum_IsTheCrc32InBase62()
    {
        var text = KeyText.Create(Some.Id()).Text;
        var crc = uint.MaxValue;
        foreach (var character in text[..^6])
        {
            crc ^= character;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        const string digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        Assert.Equal(~crc, text[^6..].Aggregate(0L, (value, digit) => (value * 62) + digits.IndexOf(digit, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^helm_[0-9a-f]{32}_[0-9A-Za-z]{49}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }
}
