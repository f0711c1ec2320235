using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/HelmAI.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
