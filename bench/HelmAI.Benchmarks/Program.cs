using BenchmarkDotNet.Running;
using HelmAI.Benchmarks.Detection;
using HelmAI.Benchmarks.Limits;
using HelmAI.Benchmarks.Processing;
using HelmAI.Benchmarks.Sigma;

// dotnet run -c Release --project bench/HelmAI.Benchmarks -- --filter '*'
// dotnet run -c Release --project bench/HelmAI.Benchmarks -- sigma <data directory>
if (args is ["sigma", .. var rest])
{
    return SigmaBenchmark.Run(rest);
}

// dotnet run -c Release --project bench/HelmAI.Benchmarks -- limits [rounds]; needs redis-server and redis-benchmark
if (args is ["limits", .. var rounds])
{
    return await LimitBenchmark.RunAsync(rounds);
}

// dotnet run -c Release --project bench/HelmAI.Benchmarks -- drain <events> [events.ndjson.gz], with DATABASE_URL and any setting of the worker
if (args is ["drain", .. var drained])
{
    return await DrainBenchmark.RunAsync(drained);
}

BenchmarkSwitcher.FromAssembly(typeof(DetectionBenchmarks).Assembly).Run(args);
return 0;
