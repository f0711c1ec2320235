using HelmAI.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace HelmAI.Tests.ServiceDefaults;

public sealed class ServiceBuilderTests
{
    [Fact]
    public void CreateBuilder_SettingsFiles_AreReadOnceAndNotWatched()
    {
        var builder = ServiceRunner.CreateBuilder(["--colour=blue"]);

        var files = ((IConfigurationBuilder)builder.Configuration).Sources.OfType<JsonConfigurationSource>().ToList();

        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.False(file.ReloadOnChange));
        Assert.Equal("blue", builder.Configuration["colour"]);
    }
}
