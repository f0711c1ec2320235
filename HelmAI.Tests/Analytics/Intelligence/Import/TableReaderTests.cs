using HelmAI.Analytics.Intelligence.Import;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Import;

public sealed class TableReaderTests
{
    [Fact]
    public async Task Csv_QuotedFieldsAndAllColumns_AreRead()
    {
        var indicator = Imported.Single(await Imported.CsvAsync(
            "Indicator,Type,Name,Description,Confidence,Tags,TLP,first_seen,valid_until,modified,id,reference\r\n"
            + "hxxp://evil[.]example/a,url,\"Bad, very\",\"two\nlines \"\"quoted\"\"\",80,\"apt,c2\",TLP:AMBER,2026-01-01,2027-01-01T00:00:00Z,2026-01-02 03:04:05,"
            + "indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f,https://evil.report/1\r\n"));

        Assert.Equal((ObservableType.Url, "http://evil.example/a", "Bad, very", "two\nlines \"quoted\"", 80), (indicator.Type, indicator.Value, indicator.Name, indicator.Description, indicator.Confidence));
        Assert.Equal(["apt", "c2"], indicator.Labels);
        Assert.Equal(("amber", true, new Guid("d81f86b9-975b-4c0b-875e-810c5ad45a4f")), (indicator.Tlp, indicator.IsDated, indicator.Id));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), indicator.Modified);
        Assert.Equal("https://evil.report/1", Assert.Single(indicator.ExternalReferences).Url);
    }

    [Theory]
    [InlineData("value\nevil.example\n", ObservableType.Domain)]
    [InlineData("ip,score\n198.51.100.1,50\n", ObservableType.IPv4)]
    [InlineData("sha256\naec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f", ObservableType.Sha256)]
    [InlineData("value,type\n198.51.100.1:443,ip:port", ObservableType.IpPort)]
    [InlineData("# a comment\n# id,dateadded,url\n1,2026-01-01 00:00:00,http://evil.example/x\n# the end\n", ObservableType.Url)]
    [InlineData("\uFEFFvalue\nevil.example", ObservableType.Domain)]
    public async Task Csv_HeadersOfFeeds_AreUnderstood(string text, ObservableType type) => Assert.Equal(type, Imported.Single(await Imported.CsvAsync(text)).Type);

    [Fact]
    public async Task Tsv_SameValueTwice_IsTheSameIndicator()
    {
        var items = await Imported.TsvAsync("type\tvalue\tcategory\tfamily\nipv4:port\t51.210.1.239:8443\tmalicious\ttool\nipv4:port\t51.210.1.239:8443\tmalicious\tother\n");

        Assert.Equal(items[0].Indicator!.Id, items[1].Indicator!.Id);
        Assert.Equal(("tool", false), (items[0].Indicator!.Name, items[0].Indicator!.IsDated));
        Assert.Equal(["malicious"], items[0].Indicator!.Labels);
    }

    [Theory]
    [InlineData("value,type\nx,mutex\n", "'mutex' is no type that is looked for")]
    [InlineData("value,type\nnot an address,ipv4\n", "It is no value of type 'ipv4'.")]
    [InlineData("value,confidence\nevil.example,sure\n", "'confidence' is no number from 0 to 100, but 'sure'.")]
    [InlineData("value,valid_until\nevil.example,soon\n", "'valid_until' is no time, but 'soon'.")]
    [InlineData("value,type\n,domain\n", "It has no value.")]
    public async Task Csv_RowAtFault_IsRejectedWithItsReason(string text, string reason) =>
        Assert.StartsWith(reason, Assert.Single(await Imported.CsvAsync(text)).Error!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("hello,world\n1,2\n")]
    [InlineData("# only comments\n")]
    public async Task Csv_NoHeader_IsNoTable(string text) => await Assert.ThrowsAsync<BrokenImportException>(() => Imported.CsvAsync(text));

    [Fact]
    public async Task List_CommentsHostsFilesAndDefangedForms_AreRead()
    {
        var items = await Imported.ListAsync("# comment\n\n198.51.100.0/24 ; SBL1\n0.0.0.0 evil.example # ads\nhxxps://bad[.]example/#top\n; more\nnonsense here\n");

        Assert.Equal(
            [(ObservableType.IPv4, "198.51.100.0/24"), (ObservableType.Domain, "evil.example"), (ObservableType.Url, "https://bad.example/")],
            items[..3].Select(static item => (item.Indicator!.Type!.Value, item.Indicator.Value)));
        Assert.Equal((3L, "nonsense here"), (items[3].Error!.Index, items[3].Error!.Id));
        Assert.Equal(4, items.Count);
    }

    [Fact]
    public async Task List_LineBeyondMeasure_IsRejectedAndTheNextIsRead()
    {
        var items = await Imported.ListAsync(new string('x', 100_000) + "\nevil.example");

        Assert.Contains("longer than", items[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal("evil.example", items[1].Indicator!.Value);
    }

    [Fact]
    public async Task List_Packed_IsUnpackedAndABreakIsTold()
    {
        var packed = Imported.Packed(string.Concat(Enumerable.Range(0, 10_000).Select(static i => $"host-{i * 7919}.example\n")));

        Assert.Equal(10_000, (await Imported.ListAsync(packed)).Count);
        var broken = await Assert.ThrowsAsync<BrokenImportException>(() => Imported.ListAsync(packed[..(packed.Length / 2)]));
        Assert.Equal("It is not whole gzip.", broken.Message);
    }

    [Fact]
    public async Task List_Bomb_IsStopped()
    {
        var bomb = Imported.Packed(new string('\n', 64 * 1024 * 1024));

        Assert.Contains("expands more than", (await Assert.ThrowsAsync<BrokenImportException>(() => Imported.ListAsync(bomb))).Message, StringComparison.Ordinal);
    }
}
