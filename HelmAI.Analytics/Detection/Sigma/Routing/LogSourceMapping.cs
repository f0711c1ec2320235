using System.Collections.Frozen;

namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>What mapping files say: how events are shaped and which log sources they belong to.</summary>
internal sealed record LogSourceMapping
{
    /// <summary>A mapping that says nothing.</summary>
    public static readonly LogSourceMapping Empty = new();

    /// <summary>Objects whose members count as the event's own.</summary>
    public IReadOnlyList<string> Containers { get; init; } = [];

    /// <summary>Other places of fields.</summary>
    public IReadOnlyList<FieldMap> Fields { get; init; } = [];

    /// <summary>The log sources.</summary>
    public IReadOnlyList<MappedSource> Sources { get; init; } = [];

    /// <summary>The values of placeholders by name, for the <c>expand</c> modifier.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Placeholders { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>Joins mappings.</summary>
    /// <param name="mappings">The mappings; where several name the fields of a log source's category, the first is followed.</param>
    /// <returns>One that says what all of them say.</returns>
    public static LogSourceMapping Join(IReadOnlyCollection<LogSourceMapping> mappings) => new()
    {
        Containers = [.. mappings.SelectMany(static one => one.Containers)],
        Fields = [.. mappings.SelectMany(static one => one.Fields)],
        Sources = [.. mappings.SelectMany(static one => one.Sources)],
        Placeholders = mappings.SelectMany(static one => one.Placeholders)
            .GroupBy(static one => one.Key, StringComparer.Ordinal)
            .ToDictionary(static one => one.Key, static one => (IReadOnlyList<string>)[.. one.SelectMany(static values => values.Value)], StringComparer.Ordinal),
    };
}
