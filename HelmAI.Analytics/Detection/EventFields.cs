using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>The values that one pass over an event found for a schema. Made once a thread and filled again for every event.</summary>
internal sealed class EventFields
{
    // Where a text would be in the buffer.
    private const int NotLookedAt = -1;
    private const int AsItStands = -2;

    private readonly FieldSchema _schema;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _present;
    private readonly List<int> _strings = [];
    private Value[] _values = new Value[64];
    private readonly ByteArena _texts = new();
    private int _count;
    private int _presentCount;
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
        _texts.Clear();
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

    internal int PositionAt(int index) => _values[index].Kind == JsonTokenType.String ? _values[index].Start - 1 : _values[index].Start;

    internal int DepthAt(int index) => _values[index].Depth;

    internal JsonTokenType KindAt(int index) => _values[index].Kind;

    internal ReadOnlySpan<byte> TextAt(int index)
    {
        ref var value = ref _values[index];
        if (value.Text == AsItStands)
        {
            return RawAt(index);
        }

        if (value.Text == NotLookedAt)
        {
            var raw = RawAt(index);
            if (value.Kind != JsonTokenType.String || !raw.Contains((byte)'\\'))
            {
                value.Text = AsItStands;
                return raw;
            }

            // Unescaping never makes a text longer.
            value.TextLength = JsonText.Unescape(raw, _texts.Reserve(value.Length));
            value.Text = _texts.Keep(value.TextLength);
        }

        return _texts.Slice(value.Text, value.TextLength);
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
            var room = _texts.Reserve(CaseFolding.MaxLength(text.Length));
            value.FoldedLength = CaseFolding.Fold(text, room);
            if (value.Kind == JsonTokenType.Number && text.IndexOfAny(".eE"u8) >= 0)
            {
                value.FoldedLength = Normalize(text, room, value.FoldedLength);
            }

            value.Folded = _texts.Keep(value.FoldedLength);
        }

        return _texts.Slice(value.Folded, value.FoldedLength);
    }

    internal void Add(int start, int length, JsonTokenType kind, int depth, FieldNode? node)
    {
        if (kind == JsonTokenType.String && _schema.WantsAllStrings)
        {
            _strings.Add(_count);
        }

        Add(new Value(start, length, kind, depth), node);
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

    // 4624.0 and 4.624e3 are the number 4624.
    private static int Normalize(ReadOnlySpan<byte> number, Span<byte> room, int length) =>
        Utf8Parser.TryParse(number, out double parsed, out _) && parsed.TryFormat(room, out var written, "R", CultureInfo.InvariantCulture)
            ? written
            : length;

    private struct Value(int start, int length, JsonTokenType kind, int depth)
    {
        public readonly int Start = start;
        public readonly int Length = length;
        public readonly JsonTokenType Kind = kind;
        public readonly byte Depth = (byte)depth;
        public int Next = -1;
        public int Text = NotLookedAt;
        public int TextLength;
        public int Folded = NotLookedAt;
        public int FoldedLength;
    }
}
