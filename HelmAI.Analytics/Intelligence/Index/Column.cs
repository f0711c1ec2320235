namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>A number for each indicator, 0 where none was set; it occupies nothing until one is.</summary>
internal sealed class Column
{
    private uint[] _values = [];

    /// <summary>How many bytes it occupies.</summary>
    public long Size => (long)_values.Length * sizeof(uint);

    /// <summary>The number of an indicator.</summary>
    /// <param name="index">The indicator.</param>
    public uint this[int index] => index < _values.Length ? _values[index] : 0;

    /// <summary>Sets the number of an indicator.</summary>
    /// <param name="index">The indicator.</param>
    /// <param name="value">The number.</param>
    public void Set(int index, uint value)
    {
        if (index >= _values.Length)
        {
            if (value == 0)
            {
                return;
            }

            Array.Resize(ref _values, Math.Max(index + 1, _values.Length * 2));
        }

        _values[index] = value;
    }

    /// <summary>Gives back the room that growing left over.</summary>
    /// <param name="count">How many indicators there are.</param>
    public void Trim(int count)
    {
        if (_values.Length > count)
        {
            Array.Resize(ref _values, count);
        }
    }
}
