using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>The one pass over an event: keeps the values that the schema wants and skips, unread, what no detector asks for.</summary>
internal ref struct EventReader
{
    // Longer than any declared field's name.
    private const int MaxNameLength = 512;

    // What JSON parsers commonly allow, and the API accepts.
    private const int MaxDepth = 64;

    private readonly EventFields _fields;
    private readonly bool _allStrings;
    private readonly FieldNode _root;
    private JsonCursor _json;
    private int _depth;

    /// <summary>Prepares a pass.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="fields">Receives the values.</param>
    /// <param name="schema">What is wanted.</param>
    public EventReader(ReadOnlySpan<byte> payload, EventFields fields, FieldSchema schema)
    {
        _fields = fields;
        _allStrings = schema.WantsAllStrings;
        _root = schema.Root;
        _json = new JsonCursor(payload);
    }

    /// <summary>Reads the event.</summary>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public void Read() => ReadValue(_root);

    private void ReadValue(FieldNode? node)
    {
        var isWanted = node is { Slots.Length: > 0 };
        switch (_json.Peek())
        {
            case (byte)'{':
                Enter(isWanted ? node : null);
                ReadObject(node);
                _depth--;
                break;
            case (byte)'[':
                Enter(isWanted ? node : null);
                ReadArray(node);
                _depth--;
                break;
            case (byte)'"' when isWanted || _allStrings:
                _json.Expect((byte)'"');
                var start = _json.Position;
                _fields.Add(start, _json.String().Length, JsonTokenType.String, _depth, node);
                break;
            case var first when isWanted && first != '"':
                var position = _json.Position;
                _fields.Add(position, _json.Literal().Length, KindOf(first), _depth, node);
                break;
            default:
                _json.Skip();
                break;
        }
    }

    private void Enter(FieldNode? wanted)
    {
        if (wanted is not null)
        {
            _fields.AddPresence(wanted);
        }

        if (++_depth > MaxDepth)
        {
            throw new JsonException($"The event is nested deeper than {MaxDepth} levels.");
        }
    }

    private void ReadArray(FieldNode? node)
    {
        _json.Expect((byte)'[');
        if (_json.Take((byte)']'))
        {
            return;
        }

        do
        {
            ReadValue(node);
        }
        while (_json.Take((byte)','));

        _json.Expect((byte)']');
    }

    private void ReadObject(FieldNode? node)
    {
        _json.Expect((byte)'{');
        if (_json.Take((byte)'}'))
        {
            return;
        }

        do
        {
            var child = node is null ? SkipName() : Find(node);
            if (child is null && !_allStrings)
            {
                _json.Skip();
            }
            else
            {
                ReadValue(child);
            }
        }
        while (_json.Take((byte)','));

        _json.Expect((byte)'}');
    }

    private FieldNode? SkipName()
    {
        _json.Name(out _);
        return null;
    }

    private FieldNode? Find(FieldNode node)
    {
        var name = _json.Name(out var escaped);
        if (!escaped)
        {
            return Find(node, name);
        }

        Span<byte> buffer = name.Length <= MaxNameLength ? stackalloc byte[MaxNameLength] : new byte[name.Length];
        return Find(node, buffer[..JsonText.Unescape(name, buffer)]);
    }

    private static JsonTokenType KindOf(byte first) => first switch
    {
        (byte)'t' => JsonTokenType.True,
        (byte)'f' => JsonTokenType.False,
        (byte)'n' => JsonTokenType.Null,
        _ => JsonTokenType.Number,
    };

    // Nearly all names have neither dots nor spaces.
    private static FieldNode? Find(FieldNode node, ReadOnlySpan<byte> name) =>
        node.FindNamed(name) ?? (name.IndexOfAny((byte)'.', (byte)' ') < 0 ? node.Find(name) : Follow(node, name) ?? WithoutSpaces(node, name));

    private static FieldNode? Follow(FieldNode node, ReadOnlySpan<byte> name)
    {
        for (var dot = name.IndexOf((byte)'.'); dot >= 0; dot = name.IndexOf((byte)'.'))
        {
            if (node.Find(name[..dot]) is not { } step)
            {
                return null;
            }

            node = step;
            name = name[(dot + 1)..];
        }

        return node.Find(name);
    }

    // Sigma's field names have no spaces: "Threat Name" is written ThreatName (rules specification, Field Usage).
    private static FieldNode? WithoutSpaces(FieldNode node, ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxNameLength || !name.Contains((byte)' '))
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[MaxNameLength];
        var length = 0;
        foreach (var c in name)
        {
            if (c != ' ')
            {
                buffer[length++] = c;
            }
        }

        return Follow(node, buffer[..length]);
    }
}
