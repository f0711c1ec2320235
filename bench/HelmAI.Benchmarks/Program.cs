using BenchmarkDotNet.Running;
using HelmAI.Benchmarks.Detection;
using HelmAI.Benchmarks.Limits;
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

BenchmarkSwitcher.FromAssembly(typeof(DetectionBenchmarks).Assembly).Run(args);
return 0;
