namespace HelmAI.Analytics.Detection;

/// <summary>The values of one field, for <see langword="foreach"/>.</summary>
internal ref struct FieldValues
{
    // Where the first value would be: the field is not there, or it is an object or an empty array.
    internal const int Absent = -1;
    internal const int Empty = -2;

    private readonly EventFields _fields;
    private readonly bool _strings;
    private int _next;
    private int _current;

    internal FieldValues(EventFields fields, int first, bool strings = false)
    {
        _fields = fields;
        _strings = strings;
        _next = first;
        _current = -1;
    }

    /// <summary>Whether there is no value (left).</summary>
    public readonly bool IsEmpty => _next < 0;

    /// <summary>Whether the field is there, whatever its value: also as an object or an empty array.</summary>
    public readonly bool IsThere => _next != Absent;

    /// <summary>The value at which the enumeration stands.</summary>
    public readonly FieldValue Current => _strings ? _fields.String(_current) : _fields.At(_current);

    /// <summary>Enumerates from here.</summary>
    /// <returns>A copy of this.</returns>
    public readonly FieldValues GetEnumerator() => this;

    /// <summary>Goes to the next value.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        _current = _next;
        if (_current < 0)
        {
            return false;
        }

        _next = !_strings ? _fields.Next(_current) : _current + 1 < _fields.StringCount ? _current + 1 : -1;
        return true;
    }
}
