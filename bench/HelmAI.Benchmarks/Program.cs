using HelmAI.Benchmarks.Sigma;

switch (args)
{
    case ["sigma", .. var rest]:
        return SigmaBenchmark.Run(rest);
    default:
        Console.Error.WriteLine("usage: HelmAI.Benchmarks sigma [data directory]");
        return 64;
}
