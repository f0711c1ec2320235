using System.Collections.Frozen;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>How rules are loaded.</summary>
internal sealed record SigmaLoadOptions
{
    /// <summary>The values of placeholders by name, for the <c>expand</c> modifier; they may have wildcards.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Placeholders { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>How many threads read files; at least 1.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
