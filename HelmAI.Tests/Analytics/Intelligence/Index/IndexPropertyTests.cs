using FsCheck;
using FsCheck.Fluent;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Intelligence;

namespace HelmAI.Tests.Analytics.Intelligence.Index;

/// <summary>The index against a scan over all indicators, over random sets that are dense enough to meet.</summary>
public sealed class IndexPropertyTests
{
    private static readonly Gen<string> Label = Gen.Elements("a", "b", "ab", "c");

    private static readonly Gen<string> Name = Label.ListOf().Select(static labels => string.Join('.', (string[])[.. labels.Take(5), "ex"]));

    private static readonly Gen<string> Address = Gen.Choose(0, 3).Four().Select(static octets => $"{octets.Item1}.{octets.Item2 * 85}.{octets.Item3}.{octets.Item4 * 64}");

    private static readonly Gen<string> LongAddress = Gen.Choose(0, 2).Three().Select(static parts => $"2001:db8:{parts.Item1}::{parts.Item2}:{parts.Item3}");

    private static readonly Gen<string> Path = Gen.Elements("a", "b", "ab", "", "a?x", "b?x").ListOf().Select(static parts => "/" + string.Join('/', parts.Take(4)));

    [Fact]
    public void TryFind_Domains_IsTheLongestSuffix() => Check(
        ObservableType.Domain, Name, Name, static (indicator, name) => name == indicator || name.EndsWith('.' + indicator, StringComparison.Ordinal), static value => value.Length);

    [Fact]
    public void TryFind_IPv4_IsTheLongestPrefix() => Check(
        ObservableType.IPv4, Address.Zip(Gen.Choose(0, 32), static (address, bits) => $"{address}/{bits}"), Address, Contains, BitsOf);

    [Fact]
    public void TryFind_IPv6_IsTheLongestPrefix() => Check(
        ObservableType.IPv6, LongAddress.Zip(Gen.Choose(0, 128), static (address, bits) => $"{address}/{bits}"), LongAddress, Contains, BitsOf);

    [Fact]
    public void TryFind_Urls_IsTheLongestPath() => Check(
        ObservableType.Url,
        Gen.Elements("http://h.ex", "h.ex", "http://i.ex:81", "").Zip(Path, static (host, path) => host + path),
        Gen.Elements("https://h.ex", "http://i.ex:81").Zip(Path, static (host, path) => host + path),
        LiesUnder,
        static value => value.StartsWith('/') ? value.Length : 1_000 + value.Length);

    [Theory]
    [InlineData(ObservableType.Email, "{0}@{1}.ex")]
    [InlineData(ObservableType.FileName, "{0}.{1}")]
    [InlineData(ObservableType.UserAgent, "{0}/{1}")]
    [InlineData(ObservableType.RegistryKey, @"HKLM\{0}\{1}")]
    [InlineData(ObservableType.Md5, "{0}{1}00000000000000000000000000000000")]
    [InlineData(ObservableType.Ja3, "{0}{1}00000000000000000000000000000000")]
    [InlineData(ObservableType.Sha1, "{0}{1}0000000000000000000000000000000000000000")]
    [InlineData(ObservableType.Sha256, "{0}{1}0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(ObservableType.IpPort, "10.0.0.1:{0}{1}")]
    public void TryFind_OtherTypes_IsEquality(ObservableType type, string format)
    {
        var digits = type switch { ObservableType.Md5 or ObservableType.Ja3 => 32, ObservableType.Sha1 => 40, ObservableType.Sha256 => 64, _ => 0 };
        var parts = type == ObservableType.IpPort ? Gen.Elements("1", "2", "12") : Label;
        var values = parts.Two().Select(pair => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, pair.Item1, pair.Item2))
            .Select(text => digits > 0 ? text[..digits] : text);
        Check(type, values, values, static (indicator, value) => indicator == value, static value => value.Length);
    }

    private static void Check(ObservableType type, Gen<string> indicators, Gen<string> values, Func<string, string, bool> meets, Func<string, int> specificity) =>
        Prop.ForAll(indicators.ListOf().ToArbitrary(), values.ToArbitrary(), (texts, text) =>
        {
            var canonical = texts.Select(one => Observables.Normalise(type, one)).OfType<Observable>().Distinct().ToArray();
            if (Observables.Normalise(type, text) is not { } value)
            {
                return true;
            }

            var index = Indexes.Of(canonical.Select(one => Indexes.Indicator(one.Type, one.Value)));
            var expected = canonical.Select(static one => KeyOf(one)).Where(one => meets(one, KeyOf(value))).OrderByDescending(specificity).FirstOrDefault();
            return index.Find(value.Type, value.Value) == expected;
        }).QuickCheckThrowOnFailure();

    private static string KeyOf(Observable value) => value.Type == ObservableType.Url && value.Value.Contains("://", StringComparison.Ordinal)
        ? value.Value[(value.Value.IndexOf("://", StringComparison.Ordinal) + 3)..]
        : value.Value;

    private static bool LiesUnder(string indicator, string url)
    {
        var value = indicator.StartsWith('/') ? url[url.IndexOf('/', StringComparison.Ordinal)..] : url;
        var query = value.IndexOf('?', StringComparison.Ordinal);
        return value == indicator
            || (value.StartsWith(indicator, StringComparison.Ordinal)
                && (query < 0 || indicator.Length <= query)
                && (indicator.EndsWith('/') || value[indicator.Length] is '/' or '?'));
    }

    private static bool Contains(string network, string address)
    {
        var (outer, inner) = (System.Net.IPAddress.Parse(network.Split('/')[0]), System.Net.IPAddress.Parse(address));
        return outer.AddressFamily == inner.AddressFamily && new System.Net.IPNetwork(outer, BitsOf(network)).Contains(inner);
    }

    private static int BitsOf(string network) => network.Split('/') is [_, var bits]
        ? int.Parse(bits, System.Globalization.CultureInfo.InvariantCulture)
        : network.Contains(':', StringComparison.Ordinal) ? 128 : 32;
}
