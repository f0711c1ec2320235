using BenchmarkDotNet.Running;
using HelmAI.Benchmarks.Baselines;
using HelmAI.Benchmarks.Detection;
using HelmAI.Benchmarks.Limits;
using HelmAI.Benchmarks.Load;
using HelmAI.Benchmarks.Processing;
using HelmAI.Benchmarks.Sigma;

// dotnet run -c Release --project bench/HelmAI.Benchmarks -- --filter '*'
// dotnet run -c Release --project bench/HelmAI.Benchmarks -- sigma <data directory>
// dotnet run -c Release --project bench/HelmAI.Benchmarks -- load --topology local --batch 1000
// dotnet run -c Release --project bench/HelmAI.Benchmarks -- baselines [seconds] [directory of SigmaHQ's rules]
// dotnet run -c Release --project bench/HelmAI.Benchmarks -- limits [rounds]; needs redis-server and redis-benchmark
// dotnet run -c Release --project bench/HelmAI.Benchmarks -- drain <events> [events.ndjson.gz], with DATABASE_URL and any setting of the worker
switch (args)
{
    case ["sigma", .. var rest]:
        return SigmaBenchmark.Run(rest);
    case ["load", .. var rest]:
        return await LoadCommand.RunAsync(rest);
    case ["baselines", .. var rest]:
        return await BaselineCommand.RunAsync(rest);
    case ["limits", .. var rest]:
        return await LimitBenchmark.RunAsync(rest);
    case ["drain", .. var rest]:
        return await DrainBenchmark.RunAsync(rest);
    case [BareServer.Verb, .. var rest]:
        return await BareServer.RunAsync(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(DetectionBenchmarks).Assembly).Run(args);
        return 0;
}
