using System.Net;
using System.Net.Sockets;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_SevenMistakesInProduction_ReportsAllOnStandardErrorAndExits78()
    {
        using var api = ApiProcess.Start(
            _folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("API_KEY", "has spaces between its words"),
            ("DATABASE_URL", "mysql://admin:hunter2@db/helm"),
            ("API_PORT", "eighty"),
            ("HELM_EVENT_WAIT_MS", "60001"),
            ("HELM_ENCRYPTION_KEY", "hunter3"),
            ("HELM_ENCRYPTION_KEYS_OLD", $"{Some.EncryptionKeyText},hunter3"),
            ("HELM_ANALYTICS", "elsewhere"));

        Assert.Equal(78, await api.ExitAsync());

        var report = api.Errors;
        Assert.Contains("7 mistakes", report, StringComparison.Ordinal);
        Assert.All(["API_KEY", "DATABASE_URL", "API_PORT", "HELM_EVENT_WAIT_MS", "HELM_ANALYTICS", "HELM_ENCRYPTION_KEY", "HELM_ENCRYPTION_KEYS_OLD"], name => Assert.Contains($"({name})", report, StringComparison.Ordinal));
        Assert.Contains("'60001'", report, StringComparison.Ordinal);
        Assert.All(["has spaces between its words", "hunter2", "hunter3", "mysql://"], secret => Assert.DoesNotContain(secret, report + api.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Now listening", api.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoKeysInProduction_AreMistakes()
    {
        using var api = ApiProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("HELM_ENCRYPTION_KEY", ""));

        Assert.Equal(78, await api.ExitAsync());
        Assert.Contains("(HELM_ENCRYPTION_KEY): is required outside of Development", api.Errors, StringComparison.Ordinal);
        Assert.Contains("(API_KEY): is required outside of Development", api.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*-key", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Start_KeyOfAnotherDatabase_SaysSoAndExits78()
    {
        (string, string)[] production = [("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key)];
        using (var first = ApiProcess.Start(_folder, production))
        {
            using var client = await first.ConnectAsync();
        }

        using var second = ApiProcess.Start(_folder, [.. production, ("HELM_ENCRYPTION_KEY", Some.OtherEncryptionKeyText)]);

        Assert.Equal(78, await second.ExitAsync());
        Assert.Contains("HELM_ENCRYPTION_KEY: The keys of this database are wrapped by", second.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Some.OtherEncryptionKeyText, second.Errors + second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortInUse_SaysSoAndExits1()
    {
        using var other = new TcpListener(IPAddress.Loopback, port: 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";
        using var api = ApiProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key), ("ASPNETCORE_URLS", address));

        Assert.Equal(1, await api.ExitAsync());
        Assert.Contains($"HelmAI cannot start: Failed to bind to address {address}", api.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoKeyInDevelopment_GeneratesOneAndShowsItOnce()
    {
        var file = Path.Combine(_folder.Path, ".helm", "api-key");
        var encryptionFile = Path.Combine(_folder.Path, ".helm", "encryption-key");
        using (var first = ApiProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", "Development"), ("HELM_ENCRYPTION_KEY", "")))
        {
            await Eventually.TrueAsync(() => File.Exists(file));
            using var client = await first.ConnectAsync(await ReadKeyAsync(file));
            Assert.Contains("\"count\":0", await client.GetStringAsync("/api/events/count"), StringComparison.Ordinal);
            Assert.Contains(await ReadKeyAsync(file), first.Output, StringComparison.Ordinal);
        }

        using var second = ApiProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", "Development"), ("HELM_ENCRYPTION_KEY", ""));
        using var sameKey = await second.ConnectAsync(await ReadKeyAsync(file));

        Assert.Contains("\"count\":0", await sameKey.GetStringAsync("/api/events/count"), StringComparison.Ordinal);
        Assert.DoesNotContain(await ReadKeyAsync(file), second.Output, StringComparison.Ordinal);
        Assert.Contains(file, second.Output, StringComparison.Ordinal);
        Assert.Contains(encryptionFile, second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(await ReadKeyAsync(encryptionFile), second.Output, StringComparison.Ordinal);
    }

    private static async Task<string> ReadKeyAsync(string file) => (await File.ReadAllTextAsync(file)).Trim();
}
