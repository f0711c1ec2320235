using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>The values that one pass over an event found for a schema. Made once a thread and filled again for every event.</summary>
internal sealed class EventFields
{
    private readonly FieldSchema _schema;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _present;
    private readonly List<int> _strings = [];
    private Value[] _values = new Value[64];
    private byte[] _buffer = new byte[8 * 1024];
    private int _count;
    private int _presentCount;
    private int _used;
    private ReadOnlyMemory<byte> _payload;

    /// <summary>Makes room for the fields of a schema.</summary>
    /// <param name="schema">What is wanted.</param>
    public EventFields(FieldSchema schema)
    {
        _schema = schema;
        _first = new int[schema.SlotCount];
        _last = new int[schema.SlotCount];
        _present = new int[schema.SlotCount];
        Array.Fill(_first, FieldValues.Absent);
    }

    /// <summary>How many string values the event has; 0 where the schema does not want them.</summary>
    public int StringCount => _strings.Count;

    /// <summary>Reads an event.</summary>
    /// <param name="payload">One JSON object in UTF-8; it must stay as it is while values of it are used.</param>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public void Read(ReadOnlyMemory<byte> payload)
    {
        foreach (var slot in Present)
        {
            _first[slot] = FieldValues.Absent;
        }

        _payload = payload;
        _count = 0;
        _presentCount = 0;
        _used = 0;
        _strings.Clear();

        var reader = new EventReader(payload.Span, this, _schema);
        reader.Read();
    }

    /// <summary>The values of a field; several where it is an array or occurs more than once.</summary>
    /// <param name="slot">Its slot.</param>
    /// <returns>The values, in the event's order.</returns>
    public FieldValues this[FieldSlot slot] => new(this, _first[slot.Index]);

    /// <summary>The slots whose fields are there.</summary>
    public ReadOnlySpan<int> Present => _present.AsSpan(0, _presentCount);

    /// <summary>All strings of the event, whatever their fields; none where the schema does not want them.</summary>
    public FieldValues Strings => new(this, _strings.Count > 0 ? 0 : FieldValues.Absent, strings: true);

    /// <summary>One of the event's strings, whatever its field.</summary>
    /// <param name="index">From 0 to <see cref="StringCount"/> - 1.</param>
    /// <returns>The value.</returns>
    public FieldValue String(int index) => At(_strings[index]);

    /// <summary>The path of a value's field, steps joined by dots. It may walk the event again: for values that matched.</summary>
    /// <param name="value">A value of this event.</param>
    /// <returns>The path.</returns>
    public string PathOf(in FieldValue value) =>
        (value.Depth == 1 ? FieldPath.NameBefore(_payload.Span, value.Position) : null) ?? FieldPath.At(_payload.Span, value.Position);

    /// <summary>The event's bytes.</summary>
    public ReadOnlySpan<byte> Payload => _payload.Span;

    internal FieldValue At(int index) => new(this, index);

    internal int Next(int index) => _values[index].Next;

    internal int PositionAt(int index) => _values[index].Position;

    internal int DepthAt(int index) => _values[index].Depth;

    internal JsonTokenType KindAt(int index) => _values[index].Kind;

    internal ReadOnlySpan<byte> TextAt(int index)
    {
        ref var value = ref _values[index];
        if (!value.Escaped)
        {
            return _payload.Span.Slice(value.Start, value.Length);
        }

        if (value.Text < 0)
        {
            // Unescaping never makes a text longer.
            var room = Reserve(value.Length);
            value.TextLength = JsonText.Unescape(_payload.Span.Slice(value.Start, value.Length), room);
            value.Text = _used;
            _used += value.TextLength;
        }

        return _buffer.AsSpan(value.Text, value.TextLength);
    }

    internal ReadOnlySpan<byte> RawAt(int index) => _payload.Span.Slice(_values[index].Start, _values[index].Length);

    // A number's folded form may be another spelling of it.
    internal ReadOnlySpan<byte> ComparableAt(int index)
    {
        var text = TextAt(index);
        return _values[index].Kind != JsonTokenType.Number && Ascii.IsValid(text) ? text : FoldedAt(index);
    }

    internal ReadOnlySpan<byte> FoldedAt(int index)
    {
        ref var value = ref _values[index];
        if (value.Folded < 0)
        {
            var text = TextAt(index);
            var room = Reserve(CaseFolding.MaxLength(text.Length));
            value.FoldedLength = CaseFolding.Fold(text, room);
            value.Folded = _used;
            if (value.Kind == JsonTokenType.Number && text.IndexOfAny(".eE"u8) >= 0)
            {
                value.FoldedLength = Normalize(text, room, value.FoldedLength);
            }

            _used += value.FoldedLength;
        }

        return _buffer.AsSpan(value.Folded, value.FoldedLength);
    }

    internal void Add(scoped ref Utf8JsonReader reader, FieldNode? node)
    {
        var position = (int)reader.TokenStartIndex;
        var isString = reader.TokenType == JsonTokenType.String;
        var value = new Value(isString ? position + 1 : position, reader.ValueSpan.Length, position, reader.TokenType, reader.ValueIsEscaped, reader.CurrentDepth);
        if (isString && _schema.WantsAllStrings)
        {
            _strings.Add(_count);
        }

        Add(value, node);
    }

    /// <summary>Notes that a field is there though it may have no scalar value.</summary>
    internal void AddPresence(FieldNode node)
    {
        foreach (var slot in node.Slots)
        {
            if (_first[slot] == FieldValues.Absent)
            {
                _present[_presentCount++] = slot;
                _first[slot] = FieldValues.Empty;
            }
        }
    }

    private void Add(in Value value, FieldNode? node)
    {
        if (node is null || node.Slots.Length == 0)
        {
            Append(value);
            return;
        }

        foreach (var slot in node.Slots)
        {
            if (_first[slot] == FieldValues.Absent)
            {
                _present[_presentCount++] = slot;
            }

            if (_first[slot] < 0)
            {
                _first[slot] = _count;
            }
            else
            {
                _values[_last[slot]].Next = _count;
            }

            _last[slot] = _count;
            Append(value);
        }
    }

    private void Append(in Value value)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, _count * 2);
        }

        _values[_count++] = value;
    }

    // A buffer that was handed out stays valid for those who hold it.
    private Span<byte> Reserve(int length)
    {
        if (_used + length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_used + length, _buffer.Length * 2));
        }

        return _buffer.AsSpan(_used, length);
    }

    // 4624.0 and 4.624e3 are the number 4624.
    private static int Normalize(ReadOnlySpan<byte> number, Span<byte> room, int length) =>
        Utf8Parser.TryParse(number, out double parsed, out _) && parsed.TryFormat(room, out var written, "R", CultureInfo.InvariantCulture)
            ? written
            : length;

    private struct Value(int start, int length, int position, JsonTokenType kind, bool escaped, int depth)
    {
        public readonly int Start = start;
        public readonly int Length = length;
        public readonly int Position = position;
        public readonly JsonTokenType Kind = kind;
        public readonly bool Escaped = escaped;
        public readonly byte Depth = (byte)depth;
        public int Next = -1;
        public int Text = -1;
        public int TextLength;
        public int Folded = -1;
        public int FoldedLength;
    }
}
