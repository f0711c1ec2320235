using System.Buffers.Binary;
using System.Text;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>What an index keeps of each indicator, by its number, in columns of four bytes: details, the next one of the same value, and, where any has them, identity and validity.</summary>
internal sealed class IndicatorRows
{
    private const uint Always = uint.MaxValue;

    private readonly List<IndicatorDetails> _details = [];
    private readonly Column _detailsOf = new();
    private readonly Column _next = new();
    private readonly Column _from = new();
    private readonly Column _until = new();
    private readonly Column _ids = new();
    private readonly RecordArena _idTexts = new();

    /// <summary>How many indicators there are.</summary>
    public int Count { get; private set; }

    /// <summary>Roughly how many bytes it occupies, the details aside.</summary>
    public long Size => _detailsOf.Size + _next.Size + _from.Size + _until.Size + _ids.Size + _idTexts.Size;

    /// <summary>A time as the columns keep it.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Seconds since 1970; what is before or after the range of 32 bits counts as its edge.</returns>
    public static uint TimeOf(DateTimeOffset time) => (uint)Math.Clamp(time.ToUnixTimeSeconds(), 0, Always - 1);

    /// <summary>Adds an indicator.</summary>
    /// <param name="details">Its details' number, from <see cref="AddDetails"/>.</param>
    /// <param name="id">Its identity, if it has one.</param>
    /// <param name="from">When it comes into force.</param>
    /// <param name="until">When it is no longer in force.</param>
    /// <returns>Its number.</returns>
    public int Add(int details, string? id, DateTimeOffset? from, DateTimeOffset? until)
    {
        var number = Count++;
        _detailsOf.Set(number, (uint)details);
        if (from is { } first)
        {
            _from.Set(number, TimeOf(first));
        }

        if (until is { } end)
        {
            _until.Set(number, Always - TimeOf(end));
        }

        if (id is not null)
        {
            _ids.Set(number, Keep(id) + 1);
        }

        return number;
    }

    /// <summary>Adds details.</summary>
    /// <param name="details">The details.</param>
    /// <returns>Their number.</returns>
    public int AddDetails(IndicatorDetails details)
    {
        _details.Add(details);
        return _details.Count - 1;
    }

    /// <summary>Puts an indicator behind another of the same value.</summary>
    /// <param name="first">The first of that value.</param>
    /// <param name="number">The indicator.</param>
    public void Chain(int first, int number)
    {
        _next.Set(number, _next[first]);
        _next.Set(first, (uint)number + 1);
    }

    /// <summary>Gives back the room that growing left over.</summary>
    public void Trim()
    {
        foreach (var column in (ReadOnlySpan<Column>)[_detailsOf, _next, _from, _until, _ids])
        {
            column.Trim(Count);
        }
    }

    /// <summary>The next indicator of the same value.</summary>
    /// <param name="number">An indicator.</param>
    /// <returns>Its number, or <see cref="IndicatorIndex.None"/>.</returns>
    public int NextOf(int number) => (int)_next[number] - 1;

    /// <summary>The first indicator of a chain that is in force.</summary>
    /// <param name="number">Where the chain begins; <see cref="IndicatorIndex.None"/> for none.</param>
    /// <param name="time">The time.</param>
    /// <returns>Its number, or <see cref="IndicatorIndex.None"/>.</returns>
    public int InForce(int number, uint time)
    {
        while (number >= 0 && !(_from[number] <= time && time < Always - _until[number]))
        {
            number = NextOf(number);
        }

        return number;
    }

    /// <summary>What is known of an indicator.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The details.</returns>
    public IndicatorDetails DetailsOf(int number) => _details[(int)_detailsOf[number]];

    /// <summary>An indicator's identity.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The identity, if it has one.</returns>
    public string? IdOf(int number)
    {
        if (_ids[number] == 0)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = _idTexts.From(_ids[number] - 1);
        return Encoding.UTF8.GetString(bytes.Slice(sizeof(ushort), BinaryPrimitives.ReadUInt16LittleEndian(bytes)));
    }

    private uint Keep(string id)
    {
        var length = Encoding.UTF8.GetByteCount(id);
        var bytes = _idTexts.Append(sizeof(ushort) + length, out var position);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)length));
        Encoding.UTF8.GetBytes(id, bytes[sizeof(ushort)..]);
        return position;
    }
}
