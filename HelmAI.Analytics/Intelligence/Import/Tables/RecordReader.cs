using System.Runtime.CompilerServices;
using System.Text;

namespace HelmAI.Analytics.Intelligence.Import.Tables;

/// <summary>Reads records of fields as RFC 4180 has them, in UTF-8: fields in quotes may hold separators, line breaks and quotes twice. Keeps one record at most.</summary>
/// <param name="stream">The text.</param>
/// <param name="separator">What stands between fields; <c>\0</c> where a record is one field.</param>
/// <param name="quotes">Whether fields may stand in quotes.</param>
internal sealed class RecordReader(Stream stream, char separator, bool quotes)
{
    /// <summary>The longest record, in characters.</summary>
    public const int MaxLength = 32_768;

    private const char ByteOrderMark = '\uFEFF';

    private readonly StringBuilder _field = new();
    private List<string> _fields = [];
    private int _length;
    private bool _isQuoted;
    private bool _hasEndedQuote;

    /// <summary>Reads them.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The fields of each record; none of a record that is too long.</returns>
    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true, bufferSize: 65_536, leaveOpen: true);
        var buffer = new char[16_384];
        for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                if (EndsRecord(buffer[i]))
                {
                    yield return TakeRecord();
                }
            }
        }

        if (_length > 0)
        {
            yield return TakeRecord();
        }
    }

    private bool EndsRecord(char next)
    {
        _length++;
        if (next == '\n' && (!_isQuoted || _length > MaxLength))
        {
            return true;
        }

        if (_length > MaxLength || next is '\r' or ByteOrderMark)
        {
            return false;
        }

        if (quotes && next == '"')
        {
            // Two in a row, within quotes, are one of the field's own.
            if (_hasEndedQuote)
            {
                _field.Append('"');
            }

            _hasEndedQuote = _isQuoted;
            _isQuoted = !_isQuoted;
            return false;
        }

        _hasEndedQuote = false;
        if (next == separator && !_isQuoted)
        {
            TakeField();
        }
        else
        {
            _field.Append(next);
        }

        return false;
    }

    private void TakeField()
    {
        _fields.Add(_field.ToString().Trim());
        _field.Clear();
    }

    private List<string> TakeRecord()
    {
        TakeField();
        var record = _length > MaxLength + 1 ? [] : _fields;
        (_fields, _length, _isQuoted, _hasEndedQuote) = ([], 0, false, false);
        return record;
    }
}
