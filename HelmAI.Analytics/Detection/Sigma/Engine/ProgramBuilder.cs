using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Compiles expressions together into a program.</summary>
/// <param name="schema">Told of the fields that the program reads.</param>
internal sealed class ProgramBuilder(FieldSchemaBuilder schema)
{
    private readonly Dictionary<FieldSlot, int> _places = [];
    private readonly List<string> _fields = [];
    private readonly Dictionary<Predicate, int> _indices = [];
    private readonly List<CompiledPredicate> _predicates = [];
    private readonly GramRarity _rarity = new();

    /// <summary>Compiles.</summary>
    /// <param name="rules">The expressions; a rule's number is its place here.</param>
    /// <returns>The program.</returns>
    public RuleProgram Build(IReadOnlyList<Expression> rules)
    {
        foreach (var rule in rules)
        {
            foreach (var index in ExpressionWalk.Predicates(rule).Select(Intern).Distinct().ToList())
            {
                _predicates[index].Popularity++;
            }
        }

        var planner = new TriggerPlanner(_predicates, predicate => _indices[predicate], _rarity);
        var byPredicate = new Dictionary<int, List<int>>();
        var byField = new Dictionary<int, List<int>>();
        var unconditional = new List<int>();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            if (planner.Plan(rules[rule]) is not { } plan)
            {
                unconditional.Add(rule);
                continue;
            }

            Add(byPredicate, plan.Predicates, rule);
            Add(byField, plan.Fields, rule);
        }

        foreach (var (index, triggered) in byPredicate)
        {
            _predicates[index].IsTrigger = true;
            _predicates[index].IsDecidedByLiteral = _predicates[index].Literal!.Sufficient;
            _predicates[index].Rules = [.. triggered];
        }

        FieldSlot[] slots = [.. _fields.Select(schema.Field)];
        var literals = Enumerable.Range(0, _predicates.Count).Where(i => _predicates[i].IsTrigger).ToLookup(i => _predicates[i].Field);
        var triggers = Triggers(literals, byField);
        return new RuleProgram
        {
            Fields = [.. _fields],
            Slots = slots,
            Strings = IndexOf(literals[CompiledPredicate.AllStrings]),
            Predicates = [.. _predicates],
            Rules = [.. rules.Select(Compile)],
            Triggers = triggers,
            TriggerOfSlot = BySlot(triggers, slots),
            Unconditional = [.. unconditional],
        };
    }

    private int Intern(Predicate predicate)
    {
        if (_indices.TryGetValue(predicate, out var index))
        {
            return index;
        }

        var field = FieldOf(predicate.Field);
        _predicates.Add(new CompiledPredicate
        {
            Predicate = predicate,
            Field = field,
            OtherField = predicate.OtherField is { } other ? FieldOf(other) : field,
        });
        if (predicate.Literal is { } literal)
        {
            _rarity.Count(literal.Folded);
        }

        _indices.Add(predicate, _predicates.Count - 1);
        return _predicates.Count - 1;
    }

    private int FieldOf(string? name)
    {
        if (name is null)
        {
            schema.AllStrings();
            return CompiledPredicate.AllStrings;
        }

        // Different names may be the same field: one may pass through an object that counts as the event itself.
        var slot = schema.Field(name);
        if (!_places.TryGetValue(slot, out var place))
        {
            _places.Add(slot, place = _fields.Count);
            _fields.Add(name);
        }

        return place;
    }

    private ConditionNode Compile(Expression expression) => expression switch
    {
        Expression.Leaf leaf => new ConditionNode.Leaf(_indices[leaf.Predicate], CostOf(_predicates[_indices[leaf.Predicate]])),
        Expression.Selection selection => new ConditionNode.Selection(selection.Name, Compile(selection.Inner)),
        Expression.Not not => new ConditionNode.Not(Compile(not.Inner)),
        Expression.AllOf all => new ConditionNode.All(all.Parts.Select(Compile)),
        Expression.AtLeast some => new ConditionNode.AtLeast(some.Count, some.Parts.Select(Compile)),
        _ => new ConditionNode.AtLeast(1, ExpressionWalk.PartsOf(expression).Select(Compile)),
    };

    private FieldTriggers[] Triggers(ILookup<int, int> literals, Dictionary<int, List<int>> byField) =>
    [
        .. Enumerable.Range(0, _fields.Count)
            .Where(field => literals.Contains(field) || byField.ContainsKey(field))
            .Select(field => new FieldTriggers(field, IndexOf(literals[field]), byField.TryGetValue(field, out var rules) ? [.. rules] : [])),
    ];

    private LiteralIndex? IndexOf(IEnumerable<int> predicates)
    {
        (NecessaryLiteral, int)[] literals = [.. predicates.Select(i => (_predicates[i].Literal!, i))];
        return literals.Length == 0 ? null : new LiteralIndex(literals, _rarity);
    }

    private static int[] BySlot(FieldTriggers[] triggers, FieldSlot[] slots)
    {
        var bySlot = new int[triggers.Select(trigger => slots[trigger.Field].Index + 1).DefaultIfEmpty().Max()];
        Array.Fill(bySlot, -1);
        for (var i = 0; i < triggers.Length; i++)
        {
            bySlot[slots[triggers[i].Field].Index] = i;
        }

        return bySlot;
    }

    // A look at the index, at a field's presence, at a text, at a regular expression.
    private static int CostOf(CompiledPredicate predicate) => predicate switch
    {
        { IsTrigger: true } => 1,
        { Predicate: ExistsPredicate or NullPredicate } => 2,
        { Field: CompiledPredicate.AllStrings } => 100,
        { Predicate.Literal.Sufficient: true } => 10,
        _ => 50,
    };

    private static void Add(Dictionary<int, List<int>> lists, IReadOnlyList<int> keys, int rule)
    {
        foreach (var key in keys)
        {
            if (!lists.TryGetValue(key, out var list))
            {
                lists.Add(key, list = []);
            }

            list.Add(rule);
        }
    }
}
