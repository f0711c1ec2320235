namespace HelmAI.Analytics.Detection;

/// <summary>The values of one field, for <see langword="foreach"/>.</summary>
internal ref struct FieldValues
{
    private readonly EventFields _fields;
    private int _next;
    private int _current;

    internal FieldValues(EventFields fields, int first)
    {
        _fields = fields;
        _next = first;
        _current = -1;
    }

    /// <summary>Whether there is no value (left).</summary>
    public readonly bool IsEmpty => _next < 0;

    /// <summary>The value at which the enumeration stands.</summary>
    public readonly FieldValue Current => _fields.At(_current);

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

        _next = _fields.Next(_current);
        return true;
    }
}
