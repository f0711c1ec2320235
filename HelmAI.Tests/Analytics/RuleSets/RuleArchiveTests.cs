using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using HelmAI.Analytics.RuleSets.Import;
using HelmAI.Core.Errors;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.RuleSets;

/// <summary>Archives of rules, and those that are made to do harm.</summary>
public sealed class RuleArchiveTests
{
    [Fact]
    public void Read_Zip_GivesItsYamlFilesOnly() =>
        Assert.Equal([("rules/a.yml", "title: ä"), ("b.YAML", "title: b")], Read(Zip(("rules/a.yml", "title: ä"), ("readme.md", "x"), ("b.YAML", "title: b"))));

    [Fact]
    public void Read_GzippedTar_GivesItsYamlFilesOnly() =>
        Assert.Equal([("rules/a.yml", "title: a")], Read(Tar(
            new PaxTarEntry(TarEntryType.RegularFile, "rules/a.yml") { DataStream = new MemoryStream("title: a"u8.ToArray()) },
            new PaxTarEntry(TarEntryType.SymbolicLink, "rules/link.yml") { LinkName = "/etc/passwd" },
            new PaxTarEntry(TarEntryType.RegularFile, "readme.md") { DataStream = new MemoryStream("x"u8.ToArray()) })));

    [Theory]
    [InlineData("../../etc/cron.d/a.yml")]
    [InlineData("/etc/a.yml")]
    [InlineData("rules/../../a.yml")]
    [InlineData("c:\\rules\\a.yml")]
    [InlineData("rules/a\u0007.yml")]
    public void Read_PathThatLeadsOut_IsRefusedAndNeverOpened(string path)
    {
        var file = Assert.Single(RuleArchive.Read(Zip((path, "title: a"))));

        Assert.Equal("SIGMA501", file.Fault!.Kind.Code);
        Assert.Empty(file.Text);
    }

    [Fact]
    public void Read_FileTooLarge_IsRefusedAlone()
    {
        var files = RuleArchive.Read(Zip(("bomb.yml", new string('a', ImportLimits.MaxFileBytes + 1)), ("good.yml", "title: a")));

        Assert.Equal(["SIGMA009", null], files.Select(static one => one.Fault?.Kind.Code));
    }

    [Fact]
    public void Read_ZipThatExpandsWithoutEnd_IsRefused()
    {
        var megabyte = new string('a', ImportLimits.MaxFileBytes);
        var archive = Zip([.. Enumerable.Range(0, 129).Select(i => ($"{i}.yml", megabyte))]);

        Assert.True(archive.Length < 1_000_000);
        Assert.Throws<ValidationException>(() => RuleArchive.Read(archive));
    }

    [Fact]
    public void Read_TarThatExpandsWithoutEnd_IsRefused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            using var tar = new TarWriter(gzip, leaveOpen: true);
            for (var i = 0; i < 4; i++)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{i}.bin") { DataStream = new MemoryStream(new byte[64 * 1024 * 1024]) });
            }
        }

        Assert.Throws<ValidationException>(() => RuleArchive.Read(packed.ToArray()));
    }

    [Fact]
    public void Read_ArchiveWithinAnArchive_IsLeftOut() =>
        Assert.Empty(RuleArchive.Read(Zip(("inner.zip", Encoding.Latin1.GetString(Zip(("a.yml", "title: a")))))));

    [Theory]
    [InlineData("")]
    [InlineData("title: no archive")]
    [InlineData("PK\u0003\u0004 broken")]
    [InlineData("\u001f\u008b\u0008 broken")]
    public void Read_NoArchive_IsRefused(string text) =>
        Assert.Throws<ValidationException>(() => RuleArchive.Read(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void Read_DirectoryOutsideTheRoot_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var root = Directory.CreateDirectory(folder.File("root")).FullName;
        var outside = Directory.CreateDirectory(folder.File("root-beside")).FullName;
        File.WriteAllText(Path.Combine(outside, "a.yml"), "title: a");
        Directory.CreateSymbolicLink(Path.Combine(root, "link"), outside);
        Directory.CreateDirectory(Path.Combine(root, "rules"));
        File.WriteAllText(Path.Combine(root, "rules", "b.yml"), "title: b");
        File.CreateSymbolicLink(Path.Combine(root, "rules", "link.yml"), Path.Combine(outside, "a.yml"));

        Assert.Equal(["b.yml"], RuleDirectory.Read(root, "rules").Select(static one => one.Name));
        Assert.Throws<ForbiddenException>(() => RuleDirectory.Read(root: null, "rules"));
        foreach (var directory in (string[])["..", "../root-beside", outside, "link", "rules/../../root-beside", "nowhere", "a\0b"])
        {
            Assert.Throws<ValidationException>(() => RuleDirectory.Read(root, directory));
        }
    }

    private static IEnumerable<(string, string)> Read(byte[] archive) => RuleArchive.Read(archive).Select(static one => (one.Name, one.Text));

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Tar(params TarEntry[] entries)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
        {
            using var tar = new TarWriter(gzip, leaveOpen: true);
            foreach (var entry in entries)
            {
                tar.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }
}
