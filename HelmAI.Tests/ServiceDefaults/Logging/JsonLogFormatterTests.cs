using System.Diagnostics;
using System.Text.Json;
using HelmAI.ServiceDefaults.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelmAI.Tests.ServiceDefaults.Logging;

public sealed class JsonLogFormatterTests
{
    [Theory]
    [InlineData(LogLevel.Trace, "DEBUG")]
    [InlineData(LogLevel.Debug, "DEBUG")]
    [InlineData(LogLevel.Information, "INFO")]
    [InlineData(LogLevel.Warning, "WARNING")]
    [InlineData(LogLevel.Error, "ERROR")]
    [InlineData(LogLevel.Critical, "CRITICAL")]
    public void Write_Level_HasTheDocumentsName(LogLevel level, string expected) =>
        Assert.Equal(expected, Write(level, "text").GetProperty("level").GetString());

    [Fact]
    public void Write_Entry_IsOneLineWithAllMembers()
    {
        using var activity = new Activity("test").Start();
        var scopes = new LoggerExternalScopeProvider();
        using var request = scopes.Push(new KeyValuePair<string, object?>[] { new("request_id", "r-1"), new("other", "hidden") });
        using var user = scopes.Push(new Dictionary<string, object?>(StringComparer.Ordinal) { ["user_id"] = "u-1" });

        var line = Write(LogLevel.Error, "line one\nline \"two\"", new InvalidOperationException("broken"), scopes);

        Assert.Equal(
            ["timestamp", "level", "logger", "message", "exception", "request_id", "user_id", "trace_id", "span_id"],
            line.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal);
        Assert.Equal("Test.Category", line.GetProperty("logger").GetString());
        Assert.Equal("line one\nline \"two\"", line.GetProperty("message").GetString());
        Assert.Contains("broken", line.GetProperty("exception").GetString(), StringComparison.Ordinal);
        Assert.Equal("r-1", line.GetProperty("request_id").GetString());
        Assert.Equal("u-1", line.GetProperty("user_id").GetString());
        Assert.Equal(activity.TraceId.ToHexString(), line.GetProperty("trace_id").GetString());
        Assert.Equal(activity.SpanId.ToHexString(), line.GetProperty("span_id").GetString());
    }

    [Fact]
    public void Write_PlainEntry_LeavesOutWhatHasNoValue()
    {
        var line = Write(LogLevel.Information, "text");

        Assert.Equal(["timestamp", "level", "logger", "message"], line.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal);
        Assert.Equal(DateTimeKind.Utc, line.GetProperty("timestamp").GetDateTime().Kind);
    }

    private static JsonElement Write(LogLevel level, string message, Exception? exception = null, IExternalScopeProvider? scopes = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new JsonLogFormatter(TimeProvider.System).Write(
            new LogEntry<string>(level, "Test.Category", default, message, exception, static (state, _) => state), scopes, output);
        var text = output.ToString();
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
