using System.Globalization;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults;

namespace HelmAI.Analytics.Rollups;

/// <summary>The verb <c>rebuild [--from &lt;time&gt;]</c> of every program that hosts the analysis: makes the roll-ups anew from the rows, and ends.</summary>
public static class RebuildCommand
{
    /// <summary>The word by which it is asked for, before its arguments.</summary>
    public const string Verb = "rebuild";

    // EX_USAGE of BSD's sysexits.h.
    private const int UsageError = 64;

    /// <summary>Runs it. The services of the program may go on meanwhile.</summary>
    /// <param name="app">The program, which is not started.</param>
    /// <param name="arguments">The arguments after the verb.</param>
    /// <returns>The exit code: that of a service, or 64 where the arguments are wrong.</returns>
    public static async Task<int> RebuildAsync(this WebApplication app, string[] arguments)
    {
        if (!TryRead(arguments, out var from))
        {
            await app.DisposeAsync();
            await Console.Error.WriteLineAsync($"Usage: {Verb} [--from <time, such as 2026-01-31 or 2026-01-31T12:00:00Z>]");
            return UsageError;
        }

        return await app.RunCommandAsync(async services =>
        {
            await services.GetRequiredService<IRollupStore>().RebuildAsync(from, CancellationToken.None);
            await Console.Out.WriteLineAsync("The roll-ups are made anew.");
        });
    }

    private static bool TryRead(string[] arguments, out DateTimeOffset? from)
    {
        from = null;
        if (arguments is ["--from", var text]
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            from = time;
        }

        return arguments.Length == 0 || from is not null;
    }
}
