using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HelmAI.Core.Intelligence;

namespace HelmAI.Tests.Core.Intelligence;

public sealed class ObservablesTests
{
    [Theory]
    [InlineData(ObservableType.IPv4, "198.51.100.7", "198.51.100.7")]
    [InlineData(ObservableType.IPv4, "198[.]51(.)100{.}7", "198.51.100.7")]
    [InlineData(ObservableType.IPv4, "198.51.100.77/24", "198.51.100.0/24")]
    [InlineData(ObservableType.IPv4, "198.51.100.7/32", "198.51.100.7")]
    [InlineData(ObservableType.IPv4, "0.0.0.0/0", "0.0.0.0/0")]
    [InlineData(ObservableType.IPv4, "010.0.0.1", null)]
    [InlineData(ObservableType.IPv4, "256.0.0.1", null)]
    [InlineData(ObservableType.IPv4, "1.2.3", null)]
    [InlineData(ObservableType.IPv4, "1.2.3.4/33", null)]
    [InlineData(ObservableType.IPv4, "1.2.3.4/", null)]
    [InlineData(ObservableType.IPv6, "2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData(ObservableType.IPv6, "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData(ObservableType.IPv6, "2001:0:0:1:0:0:0:1", "2001:0:0:1::1")]
    [InlineData(ObservableType.IPv6, "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData(ObservableType.IPv6, "::", "::")]
    [InlineData(ObservableType.IPv6, "fe80::1%eth0", "fe80::1")]
    [InlineData(ObservableType.IPv6, "64:ff9b::192.0.2.33", "64:ff9b::c000:221")]
    [InlineData(ObservableType.IPv6, "2001:db8::1/32", "2001:db8::/32")]
    [InlineData(ObservableType.IPv6, "1:2:3:4:5:6:7:8:9", null)]
    [InlineData(ObservableType.IPv6, "1::2::3", null)]
    [InlineData(ObservableType.IPv6, "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData(ObservableType.IPv6, "12345::", null)]
    [InlineData(ObservableType.Domain, "EVIL.Example.", "evil.example")]
    [InlineData(ObservableType.Domain, "*.evil.example", "evil.example")]
    [InlineData(ObservableType.Domain, "evil[.]example", "evil.example")]
    [InlineData(ObservableType.Domain, "evil[dot]example", "evil.example")]
    [InlineData(ObservableType.Domain, "BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData(ObservableType.Domain, "xn--BCHER-kva.example", "xn--bcher-kva.example")]
    [InlineData(ObservableType.Domain, "_dmarc.evil.example", "_dmarc.evil.example")]
    [InlineData(ObservableType.Domain, "evil", null)]
    [InlineData(ObservableType.Domain, "evil..example", null)]
    [InlineData(ObservableType.Domain, "evil example.com", null)]
    [InlineData(ObservableType.Domain, "1.2.3.4", null)]
    [InlineData(ObservableType.Url, "HTTP://User:Pass@EVIL.example:80", "http://evil.example/")]
    [InlineData(ObservableType.Url, "hxxps://evil[.]example:443/Path?Q=1#part", "https://evil.example/Path?Q=1")]
    [InlineData(ObservableType.Url, "hxxp[:]//evil(.)example/a", "http://evil.example/a")]
    [InlineData(ObservableType.Url, "http://evil.example:8080/a/./b/../c", "http://evil.example:8080/a/c")]
    [InlineData(ObservableType.Url, "http://evil.example/%7euser/%2Fa%zz", "http://evil.example/~user/%2Fa%25zz")]
    [InlineData(ObservableType.Url, "http://evil.example/ü", "http://evil.example/%C3%BC")]
    [InlineData(ObservableType.Url, "http://bücher.example/", "http://xn--bcher-kva.example/")]
    [InlineData(ObservableType.Url, "http://[2001:DB8:0::1]:8080/", "http://[2001:db8::1]:8080/")]
    [InlineData(ObservableType.Url, "http://[::ffff:198.51.100.7]/", "http://198.51.100.7/")]
    [InlineData(ObservableType.Url, "http://localhost/", "http://localhost/")]
    [InlineData(ObservableType.Url, "evil.example/drop", "evil.example/drop")]
    [InlineData(ObservableType.Url, "evil.example:443/drop", "evil.example/drop")]
    [InlineData(ObservableType.Url, "/drop/gate.php", "/drop/gate.php")]
    [InlineData(ObservableType.Url, "/", null)]
    [InlineData(ObservableType.Url, "http://", null)]
    [InlineData(ObservableType.Url, "http:///path", null)]
    [InlineData(ObservableType.Url, "http://evil.example:99999/", null)]
    [InlineData(ObservableType.Email, "Mallory@Evil.Example", "mallory@evil.example")]
    [InlineData(ObservableType.Email, "mallory[@]evil[.]example", "mallory@evil.example")]
    [InlineData(ObservableType.Email, "mallory[at]evil[dot]example", "mallory@evil.example")]
    [InlineData(ObservableType.Email, "@evil.example", null)]
    [InlineData(ObservableType.Email, "a@b@evil.example", null)]
    [InlineData(ObservableType.Md5, "44D88612FEA8A8F36DE82E1278ABB02F", "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData(ObservableType.Md5, "44D88612FEA8A8F36DE82E1278ABB02", null)]
    [InlineData(ObservableType.Md5, "g4d88612fea8a8f36de82e1278abb02f", null)]
    [InlineData(ObservableType.FileName, @"C:\Users\Ann\Invoice.EXE", "invoice.exe")]
    [InlineData(ObservableType.FileName, "/tmp/Évil.sh", "évil.sh")]
    [InlineData(ObservableType.FileName, @"C:\Users\", null)]
    [InlineData(ObservableType.UserAgent, " curl/8.0 ", "curl/8.0")]
    [InlineData(ObservableType.RegistryKey, @"HKLM\Software\Evil\", @"hkey_local_machine\software\evil")]
    [InlineData(ObservableType.RegistryKey, @"HKLM:\Software\Evil", @"hkey_local_machine\software\evil")]
    [InlineData(ObservableType.RegistryKey, @"\REGISTRY\MACHINE\Software\Evil", @"hkey_local_machine\software\evil")]
    [InlineData(ObservableType.RegistryKey, @"Computer\HKEY_CURRENT_USER\Run", @"hkey_current_user\run")]
    [InlineData(ObservableType.RegistryKey, @"Software\Evil", null)]
    [InlineData(ObservableType.IpPort, "198.51.100.7:0443", "198.51.100.7:443")]
    [InlineData(ObservableType.IpPort, "[2001:DB8::7]:443", "[2001:db8::7]:443")]
    [InlineData(ObservableType.IpPort, "2001:db8::7:443", null)]
    [InlineData(ObservableType.IpPort, "198.51.100.7:0", null)]
    public void Normalise_Value_IsInItsCanonicalForm(ObservableType type, string text, string? expected) =>
        Assert.Equal(expected, Observables.Normalise(type, text)?.Value);

    [Fact]
    public void Normalise_MappedAddress_IsTheIPv4Address() =>
        Assert.Equal(new Observable(ObservableType.IPv4, "198.51.100.7"), Observables.Normalise(ObservableType.IPv6, "::FFFF:198.51.100.7"));

    [Theory]
    [InlineData("198.51.100.7", ObservableType.IPv4)]
    [InlineData("2001:db8::/32", ObservableType.IPv6)]
    [InlineData("[2001:db8::7]:443", ObservableType.IpPort)]
    [InlineData("evil.example", ObservableType.Domain)]
    [InlineData("hxxp[:]//evil.example", ObservableType.Url)]
    [InlineData("evil.example/drop", ObservableType.Url)]
    [InlineData("/drop", ObservableType.Url)]
    [InlineData("mallory@evil.example", ObservableType.Email)]
    [InlineData("3395856ce81f2b7382dee72602f798b642f14140", ObservableType.Sha1)]
    [InlineData(@"HKCU\Run", ObservableType.RegistryKey)]
    public void Recognise_Value_IsOfItsType(string text, ObservableType type) => Assert.Equal(type, Observables.Recognise(text)?.Type);

    [Theory]
    [InlineData("")]
    [InlineData("evil")]
    [InlineData("not an indicator")]
    public void Recognise_AnythingElse_IsNothing(string text) => Assert.Null(Observables.Recognise(text));

    // Texts that are made of what the forms are made of come close to being observables more often than others.
    [Fact]
    public void Normalise_CanonicalForm_IsItself()
    {
        var part = Gen.Elements(
            "http", "hxxps", "://", ":", "/", "//", "[", "]", "(", ")", "{", "}", ".", "[.]", "(.)", "[dot]", "..", "@", "[at]", "%", "%2e", "%2F", "%7", "?", "#", "*", " ", "\\", "\t",
            "a", "B", "evil", "Example", "ü", "。", "xn--", "-", "_", "1", "0", "25", "198.51.100.7", "2001:db8::", "::", "ffff", "/24", "443", "80", "HKLM", "\\Software", "\0", "É");
        var texts = part.ArrayOf().Select(static parts => string.Concat(parts)).ToArbitrary();
        Prop.ForAll(texts, static text => Enum.GetValues<ObservableType>().All(type =>
            Observables.Normalise(type, text) is not { } once || Observables.Normalise(once.Type, once.Value) == once)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Normalise_AnyAddress_IsWhatTheFrameworkReads() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>().Filter(static bytes => bytes.Length >= 16),
        static bytes =>
        {
            // Zeros are common in addresses.
            var address = new System.Net.IPAddress([.. bytes.Take(16).Select(static one => one < 128 ? (byte)0 : one)]);
            var expected = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            return Observables.Normalise(ObservableType.IPv6, address.ToString()) is { } read && System.Net.IPAddress.Parse(read.Value).Equals(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TryNormalise_Ascii_AllocatesNothing()
    {
        var texts = Array.ConvertAll(
            (string[])["198.51.100.7", "2001:DB8::1", "Evil.Example.", "hxxp://evil[.]example:80/a/../b", "Mallory@Evil.Example"], Encoding.UTF8.GetBytes);
        var canonical = new byte[Observables.MaxLength];
        void Run()
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var type = (ObservableType)i;
                Assert.True(Observables.TryNormalise(ref type, texts[i], canonical, out _));
            }
        }

        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
