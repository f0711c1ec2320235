using System.Collections.Concurrent;
using System.Text;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>Tells which groups of rules an event meets: those for the log sources that the mapping finds, or that the sender names.</summary>
internal sealed class LogSourceRouter
{
    // What senders may name is theirs to choose, so what is remembered of it is bounded.
    private const int MaxRemembered = 1_024;

    private readonly IReadOnlyList<RuleGroup> _groups;
    private readonly RuleRoute[][] _routes;
    private readonly RuleRoute[] _always;
    private readonly FieldSlot _product;
    private readonly FieldSlot _category;
    private readonly FieldSlot _service;
    private readonly ConcurrentDictionary<LogSource, RuleRoute[]> _named = new();

    /// <summary>Creates the router.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="fields">Told of the fields that the mapping reads.</param>
    public LogSourceRouter(LogSourceMapping mapping, IReadOnlyList<RuleGroup> groups, FieldSchemaBuilder fields)
    {
        _groups = groups;
        Sources = new ProgramBuilder(fields).Build([.. mapping.Sources.Select(static source => source.When)]);
        _routes = [.. mapping.Sources.Select(source => RoutesOf(source, fields))];
        _always = RoutesTo(static group => group.LogSource == LogSource.Any);
        _product = fields.Field("logsource.product");
        _category = fields.Field("logsource.category");
        _service = fields.Field("logsource.service");
    }

    /// <summary>The mapping's conditions, compiled: rule i is source i of the mapping.</summary>
    public RuleProgram Sources { get; }

    /// <summary>Tells which groups an event meets.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="matcher">Matches events against <see cref="Sources"/>.</param>
    /// <param name="scratch">Room for the matcher's result.</param>
    /// <param name="routes">Receives the groups, each once.</param>
    public void Find(EventFields fields, RuleMatcher matcher, List<int> scratch, List<RuleRoute> routes)
    {
        routes.AddRange(_always);
        scratch.Clear();
        matcher.Match(fields, slots: null, scratch);
        foreach (var source in scratch)
        {
            Add(_routes[source], routes);
        }

        if (Named(fields) is { } named)
        {
            Add(_named.TryGetValue(named, out var known) ? known : Remember(named), routes);
        }
    }

    private LogSource? Named(EventFields fields)
    {
        var (product, category, service) = (Text(fields[_product]), Text(fields[_category]), Text(fields[_service]));
        return product is null && category is null && service is null ? null : new LogSource(product, category, service);
    }

    private RuleRoute[] Remember(LogSource named)
    {
        var routes = RoutesTo(group => group.LogSource.Accepts(named));
        if (_named.Count < MaxRemembered)
        {
            _named.TryAdd(named, routes);
        }

        return routes;
    }

    private RuleRoute[] RoutesOf(MappedSource source, FieldSchemaBuilder fields)
    {
        // What a category's events have beside it, the source without the category leads to already.
        var routes = RoutesTo(group => group.LogSource.Accepts(source.Source) && (source.Source.Category is null || group.LogSource.Category is not null));
        return source.Fields.Count == 0 ? routes : [.. routes.Select(route => route with { Slots = Rename(_groups[route.Group].Program, source, fields) })];
    }

    private static FieldSlot[] Rename(RuleProgram program, MappedSource source, FieldSchemaBuilder fields) =>
        [.. program.Fields.Select((name, i) => source.Fields.TryGetValue(name, out var theirs) ? fields.Field(theirs) : program.Slots[i])];

    private RuleRoute[] RoutesTo(Func<RuleGroup, bool> isMet) =>
        [.. Enumerable.Range(0, _groups.Count).Where(i => isMet(_groups[i])).Select(static i => new RuleRoute(i, Slots: null))];

    // An event meets a handful of groups, so looking through them beats a set.
    private static void Add(RuleRoute[] more, List<RuleRoute> routes)
    {
        foreach (var route in more)
        {
            var known = false;
            foreach (var existing in routes)
            {
                known |= existing.Group == route.Group;
            }

            if (!known)
            {
                routes.Add(route);
            }
        }
    }

    private static string? Text(FieldValues values)
    {
        foreach (var value in values)
        {
            if (value.HasText && value.Folded.Length is > 0 and <= 128)
            {
                return Encoding.UTF8.GetString(value.Folded);
            }
        }

        return null;
    }
}
