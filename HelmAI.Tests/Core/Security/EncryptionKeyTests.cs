using System.Buffers.Text;
using System.Security.Cryptography;
using HelmAI.Core.Security;

namespace HelmAI.Tests.Core.Security;

public sealed class EncryptionKeyTests
{
    [Fact]
    public void TryParse_AnyNotation_IsTheSameKey()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        key[0] = 0xFB; // Begins with + or -.
        string[] texts = [Convert.ToBase64String(key), Convert.ToBase64String(key).TrimEnd('='), Base64Url.EncodeToString(key), $" {Base64Url.EncodeToString(key)}=\n"];

        Assert.Single(texts.Select(text => EncryptionKey.TryParse(text)!.Id).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void TryParse_LettersAndDigits_AreAKey() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.NotNull(EncryptionKey.TryParse(RandomNumberGenerator.GetString("ABCDEFXYZabcdefxyz0123456789", 43))));

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("0123456789012345678901234567890123456789")]
    [InlineData("01234567890123456789012345678901234567890123")]
    [InlineData("012345678901234567890123456789012345678901!")]
    [InlineData("0123456789012345678901 34567890123456789012")]
    public void TryParse_NoKey_IsNull(string text) => Assert.Null(EncryptionKey.TryParse(text));

    [Fact]
    public void Id_OfTwoKeys_Differs() =>
        Assert.NotEqual(EncryptionKey.TryParse(new string('A', 43))!.Id, EncryptionKey.TryParse(new string('B', 43))!.Id);
}
