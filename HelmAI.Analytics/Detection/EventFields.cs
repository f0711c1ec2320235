using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>The values that one pass over an event found for a schema. Made once a thread and filled again for every event.</summary>
internal sealed class EventFields
{
    private readonly FieldSchema _schema;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly List<int> _strings = [];
    private Value[] _values = new Value[64];
    private byte[] _unescaped = new byte[1024];
    private int _count;
    private int _unescapedLength;
    private ReadOnlyMemory<byte> _payload;

    /// <summary>Makes room for the fields of a schema.</summary>
    /// <param name="schema">What is wanted.</param>
    public EventFields(FieldSchema schema)
    {
        _schema = schema;
        _first = new int[schema.SlotCount];
        _last = new int[schema.SlotCount];
    }

    /// <summary>How many string values the event has; 0 where the schema does not want them.</summary>
    public int StringCount => _strings.Count;

    /// <summary>Reads an event.</summary>
    /// <param name="payload">One JSON object in UTF-8; it must stay as it is while values of it are used.</param>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public void Read(ReadOnlyMemory<byte> payload)
    {
        _payload = payload;
        _count = 0;
        _unescapedLength = 0;
        _strings.Clear();
        _first.AsSpan().Fill(-1);

        var reader = new EventReader(payload.Span, this, _schema);
        reader.Read();
    }

    /// <summary>The values of a field; several where it is an array or occurs more than once.</summary>
    /// <param name="slot">Its slot.</param>
    /// <returns>The values, in the event's order.</returns>
    public FieldValues this[FieldSlot slot] => new(this, _first[slot.Index]);

    /// <summary>One of the event's strings, whatever its field.</summary>
    /// <param name="index">From 0 to <see cref="StringCount"/> - 1.</param>
    /// <returns>The value.</returns>
    public FieldValue String(int index) => At(_strings[index]);

    /// <summary>The path of a value's field, steps joined by dots. It walks the event again: for values that matched.</summary>
    /// <param name="value">A value of this event.</param>
    /// <returns>The path.</returns>
    public string PathOf(in FieldValue value) => FieldPath.At(_payload.Span, value.Position);

    internal FieldValue At(int index)
    {
        ref readonly var value = ref _values[index];
        var source = value.Unescaped ? _unescaped : _payload.Span;
        return new FieldValue(source.Slice(value.Start, value.Length), value.Kind, value.Position);
    }

    internal int Next(int index) => _values[index].Next;

    internal void Add(scoped ref Utf8JsonReader reader, int slot)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, _count * 2);
        }

        var position = (int)reader.TokenStartIndex;
        var isString = reader.TokenType == JsonTokenType.String;
        var start = isString ? position + 1 : position;
        var length = reader.ValueSpan.Length;
        if (reader.ValueIsEscaped)
        {
            start = _unescapedLength;
            length = Unescape(ref reader);
        }

        if (slot >= 0)
        {
            if (_first[slot] < 0)
            {
                _first[slot] = _count;
            }
            else
            {
                _values[_last[slot]].Next = _count;
            }

            _last[slot] = _count;
        }

        if (isString && _schema.WantsAllStrings)
        {
            _strings.Add(_count);
        }

        _values[_count++] = new Value(start, length, position, reader.TokenType, reader.ValueIsEscaped);
    }

    private int Unescape(scoped ref Utf8JsonReader reader)
    {
        // Unescaping never makes a text longer.
        var needed = _unescapedLength + reader.ValueSpan.Length;
        if (needed > _unescaped.Length)
        {
            Array.Resize(ref _unescaped, Math.Max(needed, _unescaped.Length * 2));
        }

        var length = reader.CopyString(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength += length;
        return length;
    }

    private struct Value(int start, int length, int position, JsonTokenType kind, bool unescaped)
    {
        public readonly int Start = start;
        public readonly int Length = length;
        public readonly int Position = position;
        public readonly JsonTokenType Kind = kind;
        public readonly bool Unescaped = unescaped;
        public int Next = -1;
    }
}
