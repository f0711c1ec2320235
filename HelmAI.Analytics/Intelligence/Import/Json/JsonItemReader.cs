using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Import.Json;

/// <summary>
/// Reads some values out of a JSON text of any length, one after the other: what is not taken is passed over as it comes, and what is taken
/// is kept until it is whole, or larger than <see cref="MaxItemBytes"/>.
/// </summary>
/// <param name="stream">The text in UTF-8.</param>
/// <param name="choose">Says for the path of a value what to do with it; told of values in objects and arrays that were entered.</param>
internal sealed class JsonItemReader(Stream stream, Func<IReadOnlyList<string>, JsonStep> choose)
{
    /// <summary>The largest value that is taken.</summary>
    public const int MaxItemBytes = 1024 * 1024;

    // What is passed over may hold more, such as a file in base64.
    private const int MaxTokenBytes = 16 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;
    private const int MaxDepth = 64;

    private readonly List<string> _path = [];
    private readonly Stack<bool> _isArray = new();
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private long _passed;
    private bool _isLast;
    private int _skipping;
    private bool _isTooLarge;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>Reads them.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The values in order.</returns>
    /// <exception cref="BrokenImportException">The text is not JSON, or breaks off.</exception>
    public async IAsyncEnumerable<JsonItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await FillAsync(cancellationToken))
        {
            while (TryRead(out var item))
            {
                yield return item;
            }
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_isLast)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_passed, _end, _start) = (_passed + _start, _end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            // One value fills it: a token, or one that is to be taken as a whole.
            if (_buffer.Length >= MaxTokenBytes)
            {
                throw Broken("has a text that is too long");
            }

            _isTooLarge = _skipping == 0 && _buffer.Length >= MaxItemBytes;
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _isLast = read == 0;
        if (_passed == 0 && _start == 0 && _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }

        return true;
    }

    private bool TryRead(out JsonItem item)
    {
        item = default;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
        try
        {
            while (true)
            {
                var (state, consumed) = (reader.CurrentState, (int)reader.BytesConsumed);
                if (!reader.Read())
                {
                    Keep(ref reader, consumed, state);
                    return false;
                }

                if (Passes(ref reader))
                {
                    continue;
                }

                var step = choose(_path);
                if (step == JsonStep.Take)
                {
                    return TryTake(ref reader, consumed, state, out item);
                }

                if (Goes(ref reader, step) && step == JsonStep.Announce)
                {
                    item = new JsonItem([.. _path], default);
                    Keep(ref reader, (int)reader.BytesConsumed, reader.CurrentState);
                    return true;
                }
            }
        }
        catch (JsonException exception)
        {
            throw Broken(_isLast && _start + (int)reader.BytesConsumed >= _end ? "breaks off" : "is not JSON", exception);
        }
    }

    // Whether the token is no value of its own, or within one that is passed over.
    private bool Passes(ref Utf8JsonReader reader)
    {
        var opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        var closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (_skipping > 0)
        {
            _skipping += opens ? 1 : closes ? -1 : 0;
            if (_skipping == 0)
            {
                Leave();
            }

            return true;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _path.Add(reader.GetString()!);
            return true;
        }

        if (closes)
        {
            _isArray.Pop();
            Leave();
            return true;
        }

        if (_isArray.TryPeek(out var isArray) && isArray)
        {
            _path.Add("*");
        }

        return false;
    }

    // Goes into a value, or past it.
    private bool Goes(ref Utf8JsonReader reader, JsonStep step)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            Leave();
            return false;
        }

        if (step == JsonStep.Skip)
        {
            _skipping = 1;
            return false;
        }

        _isArray.Push(reader.TokenType == JsonTokenType.StartArray);
        return true;
    }

    private bool TryTake(ref Utf8JsonReader reader, int consumed, JsonReaderState state, out JsonItem item)
    {
        item = default;
        var first = _start + (int)reader.TokenStartIndex;
        if (_isTooLarge || reader.BytesConsumed - reader.TokenStartIndex > MaxItemBytes)
        {
            _isTooLarge = false;
            item = new JsonItem([.. _path], default, IsTooLarge: true);
            Goes(ref reader, JsonStep.Skip);
            Keep(ref reader, (int)reader.BytesConsumed, reader.CurrentState);
            return true;
        }

        if (!reader.TrySkip())
        {
            // Once more, with more of it: an item of an array finds its place in the path then, a member has it.
            if (_isArray.TryPeek(out var isArray) && isArray)
            {
                Leave();
            }

            Keep(ref reader, consumed, state);
            return false;
        }

        item = new JsonItem([.. _path], _buffer.AsMemory(first, _start + (int)reader.BytesConsumed - first));
        Keep(ref reader, (int)reader.BytesConsumed, reader.CurrentState);
        Leave();
        return true;
    }

    private void Leave()
    {
        if (_path.Count > 0)
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void Keep(ref Utf8JsonReader reader, int consumed, JsonReaderState state) => (_start, _state) = (_start + consumed, state);

    private BrokenImportException Broken(string what, Exception? cause = null) => new($"The JSON {what} at byte {_passed + _start}.", cause);
}
