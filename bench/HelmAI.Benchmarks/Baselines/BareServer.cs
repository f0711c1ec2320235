using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>The least that a durable intake can be: Kestrel reads a body and answers 200, at once or after a bare group commit.</summary>
internal static class BareServer
{
    /// <summary>The verb by which this program runs it in a process of its own.</summary>
    public const string Verb = "bare-server";

    /// <summary>Serves until it is killed.</summary>
    /// <param name="args">The database's connection string; nothing stores nothing.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        await using var app = builder.Build();
        await using var commits = args is [var connectionString] ? new BareGroupCommit(connectionString) : null;
        app.MapPost("/", async (HttpContext context) =>
        {
            var read = await context.Request.BodyReader.ReadAtLeastAsync(1_048_576, context.RequestAborted);
            var body = read.Buffer.ToArray();
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (commits is not null)
            {
                await commits.StoreAsync(body);
            }
        });
        await app.RunAsync();
        return 0;
    }
}
