using System.Text.Json;
using HelmAI.Benchmarks.Topologies;

namespace HelmAI.Benchmarks.Load;

/// <summary>The verb <c>load</c>.</summary>
internal static class LoadCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Loads an API and prints the figures.</summary>
    /// <param name="args">The arguments after the verb.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        LoadOptions options;
        try
        {
            options = LoadOptions.Parse(args);
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message}\n{LoadOptions.Usage}");
            return 64;
        }

        await using var topology = options.Target is null ? await Topology.StartAsync(options.Topology, options.Key) : null;
        var report = await new LoadGenerator(options.Target ?? topology!.Api, options).RunAsync(ProgressBar.Draw);
        ProgressBar.Draw(1);
        report.Print();
        if (topology?.ResidentBytes is { } bytes)
        {
            Console.WriteLine($"The API process holds {bytes / 1_048_576.0:F0} MB.");
        }

        if (options.JsonFile is { } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Json));
        }

        return report.FailedRequests == 0 ? 0 : 1;
    }
}
