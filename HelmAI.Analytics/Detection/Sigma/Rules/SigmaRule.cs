using HelmAI.Analytics.Detection.Sigma.Expressions;

namespace HelmAI.Analytics.Detection.Sigma.Rules;

/// <summary>A rule: what a single event must be like.</summary>
internal sealed record SigmaRule
{
    /// <summary>What it says of itself.</summary>
    public required RuleHeader Header { get; init; }

    /// <summary>The logs it is meant for.</summary>
    public required LogSource LogSource { get; init; }

    /// <summary>Its selections by search identifier.</summary>
    public required IReadOnlyDictionary<string, Expression> Selections { get; init; }

    /// <summary>Its conditions as written; any of them will do.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>What an event must be like.</summary>
    public required Expression Expression { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Header.Title} ({Header.Id})";
}
