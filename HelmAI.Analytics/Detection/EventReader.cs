using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>The one pass over an event: keeps the values that the schema wants and skips, unread, what no detector asks for.</summary>
internal ref struct EventReader
{
    // Longer than any declared field's name.
    private const int MaxNameLength = 512;

    private readonly EventFields _fields;
    private readonly bool _allStrings;
    private readonly FieldNode _root;
    private Utf8JsonReader _reader;

    /// <summary>Prepares a pass.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="fields">Receives the values.</param>
    /// <param name="schema">What is wanted.</param>
    public EventReader(ReadOnlySpan<byte> payload, EventFields fields, FieldSchema schema)
    {
        _fields = fields;
        _allStrings = schema.WantsAllStrings;
        _root = schema.Root;
        _reader = new Utf8JsonReader(payload);
    }

    /// <summary>Reads the event.</summary>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public void Read()
    {
        _reader.Read();
        ReadValue(_root);
    }

    // Depth is bounded by Utf8JsonReader, which refuses more than 64 levels.
    private void ReadValue(FieldNode? node)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (node is { Slots.Length: > 0 })
                {
                    _fields.AddPresence(node);
                }

                ReadObject(node);
                break;
            case JsonTokenType.StartArray:
                if (node is { Slots.Length: > 0 })
                {
                    _fields.AddPresence(node);
                }

                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    ReadValue(node);
                }

                break;
            default:
                if (node is { Slots.Length: > 0 } || (_allStrings && _reader.TokenType == JsonTokenType.String))
                {
                    _fields.Add(ref _reader, node);
                }

                break;
        }
    }

    private void ReadObject(FieldNode? node)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = node is null ? null : Find(node);
            _reader.Read();
            if (child is null && !_allStrings)
            {
                _reader.Skip();
            }
            else
            {
                ReadValue(child);
            }
        }
    }

    private readonly FieldNode? Find(FieldNode node)
    {
        if (!_reader.ValueIsEscaped)
        {
            return Find(node, _reader.ValueSpan);
        }

        Span<byte> buffer = _reader.ValueSpan.Length <= MaxNameLength ? stackalloc byte[MaxNameLength] : new byte[_reader.ValueSpan.Length];
        return Find(node, buffer[.._reader.CopyString(buffer)]);
    }

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
