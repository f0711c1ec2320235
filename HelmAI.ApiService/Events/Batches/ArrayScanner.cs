using System.Buffers;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>
/// The items of a JSON array (RFC 8259, section 5), told apart by brackets and quotes alone. In an item that is not JSON neither can be
/// trusted, so that the array ends there.
/// </summary>
internal sealed class ArrayScanner : IItemScanner
{
    private static readonly SearchValues<byte> Whitespace = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> EndOfScalar = SearchValues.Create(",] \t\r\n"u8);

    private Place _place;
    private bool _isScalar;
    private bool _isInString;
    private bool _isEscaped;
    private int _depth;

    private enum Place
    {
        BeforeArray,
        BeforeFirstItem,
        BeforeItem,
        AfterItem,
        AfterArray,
    }

    /// <inheritdoc/>
    public bool EndsWithBody => false;

    /// <inheritdoc/>
    public bool BreaksAtMalformedItem => true;

    /// <inheritdoc/>
    public int FindStart(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!Whitespace.Contains(bytes[i]) && BeginsItem(bytes[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public int FindEnd(ReadOnlySpan<byte> bytes)
    {
        if (_isScalar)
        {
            return bytes.IndexOfAny(EndOfScalar);
        }

        for (var i = 0; i < bytes.Length;)
        {
            var found = Find(bytes[i..]);
            if (found < 0)
            {
                return -1;
            }

            i += found + 1;
            if (Passes(bytes[i - 1]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (_place != Place.AfterArray)
        {
            throw Fault(_place == Place.BeforeArray ? "The body is empty; send a JSON array of events." : "The body ends before its array does.");
        }
    }

    private static BadHttpRequestException Fault(string message) => new(message);

    private bool BeginsItem(byte next)
    {
        _place = (_place, next) switch
        {
            (Place.BeforeArray, (byte)'[') => Place.BeforeFirstItem,
            (Place.BeforeArray, _) => throw Fault("The body is not a JSON array."),
            (Place.BeforeFirstItem or Place.AfterItem, (byte)']') => Place.AfterArray,
            (Place.AfterItem, (byte)',') => Place.BeforeItem,
            (Place.AfterItem, _) => throw Fault("The array has something between two items that is no comma."),
            (Place.AfterArray, _) => throw Fault("The body goes on after its array."),
            (_, (byte)',' or (byte)']') => throw Fault("The array has a comma without an item."),
            _ => Place.AfterItem,
        };
        if (_place != Place.AfterItem)
        {
            return false;
        }

        _isScalar = next is not ((byte)'{' or (byte)'[' or (byte)'"');
        _isInString = _isEscaped = false;
        _depth = 0;
        return true;
    }

    // The next byte that matters.
    private int Find(ReadOnlySpan<byte> bytes) => (_isEscaped, _isInString) switch
    {
        (true, _) => 0,
        (_, true) => bytes.IndexOfAny((byte)'"', (byte)'\\'),
        _ => bytes.IndexOfAny(Structure),
    };

    // Whether the byte ends the item.
    private bool Passes(byte found)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
        }
        else if (_isInString)
        {
            _isInString = _isEscaped = found == '\\';
        }
        else
        {
            _isInString = found == '"';
            _depth += found switch { (byte)'{' or (byte)'[' => 1, (byte)'}' or (byte)']' => -1, _ => 0 };
        }

        return _depth <= 0 && !_isInString;
    }
}
