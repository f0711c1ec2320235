using System.Text;
using HelmAI.Analytics.Detection;

namespace HelmAI.Tests.Analytics.Detection;

public sealed class CaseFoldingTests
{
    [Theory]
    [InlineData("ABC xyz 09 @[`{", "abc xyz 09 @[`{")]
    [InlineData("ÀÉÜ Ω Ж", "àéü ω ж")]
    [InlineData("STRAẞE", "straße")]
    [InlineData("K", "k")]
    [InlineData("ſ", "s")]
    [InlineData("ΣΑΣ σας", "σασ σασ")]
    [InlineData("µ", "μ")]
    [InlineData("İ", "İ")]
    [InlineData("ı", "ı")]
    [InlineData("Ⱥ", "ⱥ")]
    [InlineData("𐐀", "𐐨")]
    public void Fold_Text_SimpleCaseFolding(string text, string folded) =>
        Assert.Equal(folded, Encoding.UTF8.GetString(CaseFolding.Fold(text)));

    [Fact]
    public void Fold_NoUtf8_StaysAsItIs()
    {
        byte[] broken = [(byte)'A', 0xFF, 0xC3, (byte)'B', 0xE2, 0x82];
        var folded = new byte[CaseFolding.MaxLength(broken.Length)];

        Assert.Equal([(byte)'a', 0xFF, 0xC3, (byte)'b', 0xE2, 0x82], folded[..CaseFolding.Fold(broken, folded)]);
    }

    [Fact]
    public void Fold_EveryCharacter_IsStableAndFits()
    {
        var buffer = new byte[16];
        foreach (var rune in Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(static value => new Rune(value)))
        {
            var once = CaseFolding.Fold(rune.ToString());
            Assert.InRange(once.Length, 1, CaseFolding.MaxLength(rune.Utf8SequenceLength));
            Assert.Equal(once, buffer[..CaseFolding.Fold(once, buffer)]);
        }
    }
}
