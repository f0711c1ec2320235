using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Events.Parsing;

/// <summary>
/// Reads one JSON object from UTF-8, strictly (RFC 8259, and RFC 7493 on duplicate names, surrogates and numbers) and within
/// the limits of <see cref="EventOptions"/>. Every fault is a <see cref="ValidationException"/> that names the field or the byte.
/// </summary>
internal ref struct GuardedJsonReader
{
    private const int MaxNumberLength = 64;

    private readonly ReadOnlySpan<byte> _body;
    private readonly EventOptions _limits;
    private readonly Stack<JsonLevel> _levels = new();
    private Utf8JsonReader _reader;
    private int _fields;

    /// <summary>Stands before the object.</summary>
    /// <param name="body">The whole input.</param>
    /// <param name="limits">What it may hold.</param>
    /// <exception cref="ValidationException">The input is empty, or not UTF-8.</exception>
    public GuardedJsonReader(ReadOnlySpan<byte> body, EventOptions limits)
    {
        if (body.IsEmpty)
        {
            throw new ValidationException("The body is empty; send one JSON object.");
        }

        if (!Utf8.IsValid(body))
        {
            throw new ValidationException($"The body is not valid UTF-8 at byte {ByteOffset.OfInvalidUtf8(body)}.");
        }

        _body = body;
        _limits = limits;

        // One more than allowed, so that this type reports the excess itself, with the field's name.
        _reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
    }

    /// <summary>What was read last: a value, or the end of an object or array; never a name.</summary>
    public readonly JsonTokenType TokenType => _reader.TokenType;

    /// <summary>Whether a value of the outermost object's own member was read last.</summary>
    public readonly bool IsMember => _reader.CurrentDepth == 1 && _reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray);

    /// <summary>Whether the end of the outermost object's own member, itself an object or array, was read last.</summary>
    public readonly bool EndsMember => _reader.CurrentDepth == 1 && _reader.TokenType is (JsonTokenType.EndObject or JsonTokenType.EndArray);

    /// <summary>The byte of the input at which what was read last begins.</summary>
    public readonly int Start => (int)_reader.TokenStartIndex;

    /// <summary>The byte of the input that follows what was read last.</summary>
    public readonly int End => (int)_reader.BytesConsumed;

    /// <summary>The name of the member that was read last, at the present depth.</summary>
    public readonly string Name => Nearest().Name ?? string.Empty;

    /// <summary>The string that was read last.</summary>
    public readonly string Text => _reader.GetString()!;

    /// <summary>The number that was read last, as it is written.</summary>
    public readonly string Literal => Encoding.ASCII.GetString(_reader.ValueSpan);

    /// <summary>The number that was read last; finite.</summary>
    public readonly double Number => _reader.GetDouble();

    /// <summary>Reads the next value, or end of an object or array.</summary>
    /// <returns>Whether there was one; <see langword="false"/> after the outermost object.</returns>
    /// <exception cref="ValidationException">The input is malformed or beyond a limit.</exception>
    public bool Read()
    {
        if (!Advance())
        {
            return false;
        }

        if (_levels.Count == 0 && TokenType != JsonTokenType.StartObject)
        {
            throw new ValidationException("The body is not a JSON object.");
        }

        if (TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            _levels.Pop();
            return true;
        }

        EnterValue();
        CheckValue();
        if (TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _levels.Push(new JsonLevel(isObject: TokenType == JsonTokenType.StartObject));
        }

        return true;
    }

    /// <summary>Describes a fault of the value that was read last.</summary>
    /// <param name="fault">The fault, as the end of a sentence whose subject is the field.</param>
    /// <returns>The exception to throw.</returns>
    public readonly ValidationException Fault(string fault)
    {
        var path = JsonLevel.PathOf(_levels);
        return path.Length == 0 ? new($"The body {fault}.") : new($"'{path}' {fault}.", path);
    }

    private readonly bool HoldsLoneSurrogate => _reader.ValueIsEscaped && Surrogates.HasLone(_reader.ValueSpan);

    // While a container's start is the last token, its level is on top already, but the name is that of the level below.
    private readonly JsonLevel Nearest() =>
        TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? _levels.ElementAt(1) : _levels.Peek();

    private bool Advance()
    {
        try
        {
            return _reader.Read();
        }
        catch (JsonException exception)
        {
            var path = JsonLevel.PathOf(_levels);
            throw new ValidationException($"The body is not valid JSON at byte {ByteOffset.Of(_body, exception)}.", path.Length == 0 ? null : path, exception);
        }
    }

    private void EnterValue()
    {
        if (_levels.Count == 0)
        {
            return;
        }

        if (++_fields > _limits.MaxFields)
        {
            throw new ValidationException($"The body has more than {_limits.MaxFields} members and items, at byte {_reader.TokenStartIndex}.");
        }

        var level = _levels.Peek();
        if (TokenType != JsonTokenType.PropertyName)
        {
            level.NextItem();
            return;
        }

        var at = _reader.TokenStartIndex;
        if (HoldsLoneSurrogate)
        {
            throw new ValidationException($"The member name at byte {at} holds half a surrogate pair.");
        }

        var name = _reader.GetString()!;
        if (name.Length > _limits.MaxNameLength)
        {
            throw new ValidationException($"The member name at byte {at} is longer than {_limits.MaxNameLength} characters.");
        }

        if (!level.TryEnter(name))
        {
            throw Fault("is there more than once");
        }

        Advance();
    }

    private readonly void CheckValue()
    {
        switch (TokenType)
        {
            case JsonTokenType.String when HoldsLoneSurrogate:
                throw Fault("holds half a surrogate pair");
            // A character takes at least one byte, so most strings need no decoding to be measured.
            case JsonTokenType.String when _reader.ValueSpan.Length > _limits.MaxStringLength && Text.Length > _limits.MaxStringLength:
                throw Fault(string.Create(CultureInfo.InvariantCulture, $"is longer than {_limits.MaxStringLength} characters"));
            case JsonTokenType.Number when _reader.ValueSpan.Length > MaxNumberLength:
                throw Fault($"is a number of more than {MaxNumberLength} characters");
            case JsonTokenType.Number when !double.IsFinite(Number):
                throw Fault("is a number too large for a 64-bit float");
            case JsonTokenType.StartObject or JsonTokenType.StartArray when _reader.CurrentDepth >= _limits.MaxDepth:
                throw Fault(string.Create(CultureInfo.InvariantCulture, $"is nested deeper than {_limits.MaxDepth} levels"));
        }
    }
}
