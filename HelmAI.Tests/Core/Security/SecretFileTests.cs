using HelmAI.Core.Security;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Security;

public sealed class SecretFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadOrCreate_FirstTime_Generates256BitsForTheOwnerOnly()
    {
        var path = Path.Combine(_folder.Path, "new", "key");

        var (secret, isNew) = SecretFile.ReadOrCreate(path);

        Assert.True(isNew);
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(secret).Length);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void ReadOrCreate_Later_ReadsTheSameAndClosesTheFileToOthers()
    {
        var path = _folder.File("key");
        var (secret, _) = SecretFile.ReadOrCreate(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Assert.Equal((secret, false), SecretFile.ReadOrCreate(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void ReadOrCreate_EmptyFile_IsNoSecret()
    {
        var path = _folder.File("key");
        File.WriteAllText(path, "\n");

        var (secret, isNew) = SecretFile.ReadOrCreate(path);

        Assert.True(isNew);
        Assert.NotEmpty(secret);
        Assert.Equal((secret, false), SecretFile.ReadOrCreate(path));
    }

    [Fact]
    public void ReadOrCreate_ManyAtOnce_AgreeOnOne()
    {
        var results = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(_ => SecretFile.ReadOrCreate(_folder.File("key"))).ToList();

        Assert.Equal(SecretFile.ReadOrCreate(_folder.File("key")).Secret, Assert.Single(results.Select(result => result.Secret).Distinct(StringComparer.Ordinal)));
        Assert.Single(results, result => result.IsNew);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }
}
