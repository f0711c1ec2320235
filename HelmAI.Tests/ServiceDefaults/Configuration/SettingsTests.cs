using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Errors;
using HelmAI.ServiceDefaults.Storage;
using HelmAI.Tests.ServiceDefaults.Support;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.ServiceDefaults.Configuration;

public sealed class SettingsTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"helm-{Guid.CreateVersion7()}.env");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Report_ManyMistakes_TellsAllOfThemAndNoSecret()
    {
        await File.WriteAllTextAsync(_file, "this is no setting\n");
        await using var app = Build(
            [],
            ("API_PORT", "abc"),
            ("DATABASE_POOL_SIZE", "500"),
            ("DATABASE_URL", "mysql://helm:s3cret@host/db"),
            ("DEBUG_MODE", "maybe"),
            ("REDIS_DB", "16"),
            ("REDIS_URL", "http://:s3cret@host"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost"));

        var report = Report(app);

        Assert.NotNull(report);
        Assert.Contains("8 mistakes", report, StringComparison.Ordinal);
        Assert.Contains("Api:Port (API_PORT): 'abc' is not a whole number. Example: API_PORT=8000", report, StringComparison.Ordinal);
        Assert.Contains("Database:PoolSize (DATABASE_POOL_SIZE): '500' must be between 1 and 100. Example: DATABASE_POOL_SIZE=20", report, StringComparison.Ordinal);
        Assert.Contains("Database:Url (DATABASE_URL): the value is of a database system that is not known", report, StringComparison.Ordinal);
        Assert.Contains("Errors:DebugMode (DEBUG_MODE): 'maybe' is not true, false, 1 or 0.", report, StringComparison.Ordinal);
        Assert.Contains("Cache:Database (REDIS_DB): '16' must be between 0 and 15.", report, StringComparison.Ordinal);
        Assert.Contains("Cache:Url (REDIS_URL): the value is not of the form redis://", report, StringComparison.Ordinal);
        Assert.Contains("Telemetry:OtlpEndpoint (OTEL_EXPORTER_OTLP_ENDPOINT): 'localhost' is not an http or https address.", report, StringComparison.Ordinal);
        Assert.Contains($"{_file}, line 1: there is no '='", report, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_NothingSet_FindsNoMistake()
    {
        await using var app = Build([]);

        Assert.Null(Report(app));
        Assert.Equal(20, Value<DatabaseOptions>(app).PoolSize);
        Assert.Equal("sqlite:///.helm/helm.db", Value<DatabaseOptions>(app).Url);
        Assert.False(Value<ErrorOptions>(app).DebugMode);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public async Task DebugMode_Spellings_AreRead(string text, bool expected)
    {
        await using var app = Build([], ("DEBUG_MODE", text));

        Assert.Null(Report(app));
        Assert.Equal(expected, Value<ErrorOptions>(app).DebugMode);
    }

    [Fact]
    public async Task Precedence_FileVariableKeyAndCommandLine_HigherOnesWin()
    {
        await File.WriteAllTextAsync(_file, "DATABASE_POOL_SIZE=1\nREDIS_DB=1\nHELM_HEALTH_TIMEOUT_SECONDS=1\nErrors__DebugMode=true\n");
        await using var app = Build(["--Database:PoolSize=3"], ("REDIS_DB", "2"));

        Assert.Equal(3, Value<DatabaseOptions>(app).PoolSize);
        Assert.Equal(2, Value<CacheOptions>(app).Database);
        Assert.True(Value<ErrorOptions>(app).DebugMode);
        Assert.Equal("1", app.Configuration["Health:TimeoutSeconds"]);
        Assert.Contains(app.Configuration.GetSection("Health").GetChildren(), child => child.Key == "TimeoutSeconds");
        Assert.Equal(
            [("DATABASE_POOL_SIZE", "Database:PoolSize"), ("REDIS_DB in .env", "the environment")],
            app.Services.GetRequiredService<OverruledValues>().Find().Order());
    }

    [Fact]
    public async Task Precedence_ConnectionStringAndUrl_ConnectionStringWins()
    {
        await using var app = Build([], ("DATABASE_URL", "sqlite:///lost.db"), ("ConnectionStrings:helmdb", "Data Source=won.db"));

        Assert.Null(Value<DatabaseOptions>(app).TryGetUrl(out var url));
        Assert.Equal("won.db", url?.Database);
        Assert.Equal([("DATABASE_URL", "ConnectionStrings__helmdb")], app.Services.GetRequiredService<OverruledValues>().Find());
    }

    [Fact]
    public async Task Start_OverruledValueAndDebugMode_WarnsWithoutContent()
    {
        await using var app = await ServiceApp.StartAsync(settings: [("DEBUG_MODE", "true"), ("REDIS_URL", "redis://:s3cret@lost"), ("ConnectionStrings:cache", "won,password=s3cret")]);

        var warnings = app.Logs.Entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Message).ToList();
        Assert.Contains("REDIS_URL is set but does not count: ConnectionStrings__cache overrules it.", warnings, StringComparer.Ordinal);
        Assert.Contains(warnings, warning => warning.StartsWith("DEBUG_MODE is on", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Message.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithMistakes_Throws()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => ServiceApp.StartAsync(settings: [("DEBUG_MODE", "maybe")]));

        Assert.Equal(typeof(ErrorOptions), exception.OptionsType);
    }

    [Fact]
    public void AddSettings_PropertyWithoutVariable_Throws()
    {
        var builder = WebApplication.CreateBuilder();

        Assert.Throws<InvalidOperationException>(() => builder.AddSettings<Unnamed>("Unnamed"));
    }

    private WebApplication Build(string[] arguments, params (string Key, string Value)[] variables)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.AddServiceDefaults().AddHelmStorage().AddApiPort();
        builder.AddEnvironmentFile(_file);
        // Stands where the variables of the environment stand, which all tests of this process share.
        var command = builder.Configuration.Sources.OfType<Microsoft.Extensions.Configuration.CommandLine.CommandLineConfigurationSource>().LastOrDefault();
        var source = new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = variables.Prepend(("HELM_ENCRYPTION_KEY", Some.EncryptionKeyText)).Select(variable => KeyValuePair.Create(variable.Item1, (string?)variable.Item2)) };
        builder.Configuration.Sources.Insert(command is null ? builder.Configuration.Sources.Count : builder.Configuration.Sources.IndexOf(command), source);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static string? Report(WebApplication app) => app.Services.GetRequiredService<SettingsReport>().Create();

    private static T Value<T>(WebApplication app)
        where T : class => app.Services.GetRequiredService<IOptions<T>>().Value;

    private sealed class Unnamed
    {
        public string? Name { get; init; }
    }
}
