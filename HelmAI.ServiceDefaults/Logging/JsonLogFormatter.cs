using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace HelmAI.ServiceDefaults.Logging;

/// <summary>
/// Writes one JSON object a line: timestamp, level, logger, message, exception, request_id, user_id, trace_id, span_id; those without a value are left out.
/// The structured values of a message are in its text and nowhere else, so that nothing is logged that nobody wrote down.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class JsonLogFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>The formatter's name.</summary>
    public const string FormatterName = "helm-json";

    // Log lines go to terminals and log stores, not into HTML: what need not be escaped stays readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter?.Invoke(logEntry.State, logEntry.Exception);
        if (message is null && logEntry.Exception is null)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", NameOf(logEntry.LogLevel));
            json.WriteString("logger", logEntry.Category);
            json.WriteString("message", message);
            WriteIfAny(json, "exception", logEntry.Exception?.ToString());
            WriteScopes(json, scopeProvider);
            WriteIfAny(json, "trace_id", Activity.Current?.TraceId.ToHexString());
            WriteIfAny(json, "span_id", Activity.Current?.SpanId.ToHexString());
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteScopes(Utf8JsonWriter json, IExternalScopeProvider? scopes)
    {
        var found = new Found();
        scopes?.ForEachScope(
            static (scope, found) =>
            {
                if (scope is not IEnumerable<KeyValuePair<string, object?>> values)
                {
                    return;
                }

                // Inner scopes come later and count for more.
                foreach (var (name, value) in values)
                {
                    found.RequestId = name == LogMembers.RequestId ? value?.ToString() : found.RequestId;
                    found.UserId = name == LogMembers.UserId ? value?.ToString() : found.UserId;
                }
            },
            found);
        WriteIfAny(json, LogMembers.RequestId, found.RequestId);
        WriteIfAny(json, LogMembers.UserId, found.UserId);
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        LogLevel.Error => "ERROR",
        _ => "CRITICAL",
    };

    private sealed class Found
    {
        public string? RequestId { get; set; }

        public string? UserId { get; set; }
    }
}
