using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace HelmAI.ServiceDefaults.Logging;

/// <summary>Registers the logs.</summary>
internal static class LogExtensions
{
    // The lowest of all sources, so that whatever an operator says about levels counts for more.
    private static readonly KeyValuePair<string, string?>[] Levels =
    [
        new("Logging:LogLevel:Default", nameof(LogLevel.Information)),
        new("Logging:LogLevel:Microsoft.AspNetCore", nameof(LogLevel.Warning)),
        new("Logging:LogLevel:System.Net.Http.HttpClient", nameof(LogLevel.Warning)),
    ];

    /// <summary>Logs to standard output: lines to read in Development, JSON elsewhere.</summary>
    /// <param name="builder">The program.</param>
    public static void AddLogs(this IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(static options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
            });
        }
        else
        {
            builder.Logging.AddConsole(static options => options.FormatterName = JsonLogFormatter.FormatterName);
            builder.Logging.AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
        }
    }
}
