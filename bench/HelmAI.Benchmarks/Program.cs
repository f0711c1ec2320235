using BenchmarkDotNet.Running;
using HelmAI.Benchmarks.Detection;

// dotnet run -c Release --project bench/HelmAI.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(DetectionBenchmarks).Assembly).Run(args);
