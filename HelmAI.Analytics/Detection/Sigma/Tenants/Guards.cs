using System.Globalization;
using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>
/// Collects what keeps events from rules: a tenant's exceptions and filters. Each distinct set of them is one condition for a log
/// source, a guard, so that a filter for a thousand rules is compiled once. Guards are compiled as rules are, since the same
/// field may stand elsewhere in another log source's events.
/// </summary>
internal sealed class Guards
{
    /// <summary>The number that stands for no guard.</summary>
    public const int None = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<SigmaRule> _conditions = [];

    /// <summary>The guards as rules that match what is excepted; an id is its guard's number.</summary>
    public IReadOnlyList<SigmaRule> Conditions => _conditions;

    /// <summary>Gives the guard of exceptions and filters for the events of a log source.</summary>
    /// <param name="source">The log source.</param>
    /// <param name="exceptions">What excepts an event.</param>
    /// <param name="filters">What an event must also be like.</param>
    /// <param name="owner">Any rule that is guarded: lends its header.</param>
    /// <returns>Its number; <see cref="None"/> where there is nothing to guard.</returns>
    public int Of(LogSource source, IReadOnlyList<RuleException> exceptions, IReadOnlyList<SigmaFilter> filters, SigmaRule owner)
    {
        if (exceptions.Count == 0 && filters.Count == 0)
        {
            return None;
        }

        var key = string.Join('\n', exceptions.Select(static one => one.Id.ToString()).Concat(filters.Select(static one => one.Header.Id)).Prepend(source.ToString()));
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _conditions.Count;
            _conditions.Add(owner with
            {
                Header = owner.Header with { Id = number.ToString(CultureInfo.InvariantCulture) },
                LogSource = source,
                Expression = Expression.Or([.. exceptions.Select(static one => one.Expression), .. filters.Select(static one => new Expression.Not(one.Expression))]),
            });
        }

        return number;
    }
}
