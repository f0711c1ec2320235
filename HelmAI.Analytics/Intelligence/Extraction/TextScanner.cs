using System.Buffers;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Analytics.Intelligence.Extraction;

/// <summary>
/// Finds observables in free text: one pass over its words, without regular expressions. A word is looked at by its punctuation: a URL has
/// <c>://</c>, an e-mail address one <c>@</c>, an IPv6 address several colons, a domain dots and a last label of letters, a
/// digest its length. File names and user agents can't be told from other words; they come from fields that are known to hold them.
/// </summary>
/// <param name="found">Receives what is found.</param>
/// <param name="seenIn">The value that is scanned.</param>
internal readonly ref struct TextScanner(EventObservables found, int seenIn)
{
    // "a.bc" is the shortest.
    private const int MinLength = 4;
    private const int ShortestDigest = 32;
    private const int MaxDefanged = 4 * 1024;

    private static readonly SearchValues<byte> Punctuation = SearchValues.Create(".:"u8);
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create([.. Controls, .. " \"'<>|,;`(){}^\\=&\x7F"u8]);
    private static readonly SearchValues<byte> UrlEnds = SearchValues.Create([.. Controls, .. " \"'<>|`{}^\\\x7F"u8]);

    private static ReadOnlySpan<byte> Controls =>
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31];

    /// <summary>Scans a text.</summary>
    /// <param name="text">The text.</param>
    public void Scan(ReadOnlySpan<byte> text)
    {
        if (text.Length < MinLength || (text.Length < ShortestDigest && !text.ContainsAny(Punctuation) && !text.Contains((byte)'\\')))
        {
            return;
        }

        if (text.Length <= MaxDefanged && Defanged.IsIn(text))
        {
            ScanDefanged(text);
            return;
        }

        RegistryScan.Scan(text, found, seenIn);
        ScanWords(text);
    }

    private void ScanDefanged(ReadOnlySpan<byte> text)
    {
        Span<byte> room = stackalloc byte[MaxDefanged];
        ScanWords(Defanged.Undo(text, room));
    }

    private void ScanWords(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (!found.IsFull)
        {
            var start = text[at..].IndexOfAnyExcept(WordEnds);
            if (start < 0)
            {
                return;
            }

            at += start;
            var length = text[at..].IndexOfAny(WordEnds);
            var word = length < 0 ? text[at..] : text.Slice(at, length);
            at += word.Length >= MinLength && word.IndexOf("://"u8) is > 0 and var scheme ? ScanUrl(text[at..], scheme) : ScanWord(text, at, word);
        }
    }

    private int ScanWord(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word)
    {
        // A word after a single backslash is a file, folder or account.
        var isInPath = at > 0 && text[at - 1] == '\\' && (at < 2 || text[at - 2] != '\\');
        if (word.Length >= MinLength && !text[..at].EndsWith("IMPHASH="u8))
        {
            new WordReader(found, seenIn).Read(word, isInPath);
        }

        return word.Length;
    }

    private int ScanUrl(ReadOnlySpan<byte> text, int colon)
    {
        var start = colon;
        while (start > 0 && (char.IsAsciiLetterOrDigit((char)text[start - 1]) || text[start - 1] is (byte)'+' or (byte)'-' or (byte)'.'))
        {
            start--;
        }

        var end = text[colon..].IndexOfAny(UrlEnds);
        end = end < 0 ? text.Length : colon + end;
        var url = text[start..end].TrimEnd(".,;:!?)]*"u8);
        if (url.Length > colon - start + 3)
        {
            ReadUrl(url, colon - start);
        }

        return end;
    }

    private void ReadUrl(ReadOnlySpan<byte> url, int colon)
    {
        // A redirect carries another URL in its query.
        var rest = url[(colon + 3)..];
        if (rest.IndexOf("://"u8) is > 0 and var inner)
        {
            new TextScanner(found, seenIn).ScanUrl(rest, inner);
        }

        if (found.Add(ObservableType.Url, url, seenIn))
        {
            new WordReader(found, seenIn).ReadAuthority(rest, PortOf(url[..colon]));
        }
    }

    private static int PortOf(ReadOnlySpan<byte> scheme) => scheme switch
    {
        [.., (byte)'p'] or [.., (byte)'P'] when scheme.Length == 4 => 80,
        [.., (byte)'s'] or [.., (byte)'S'] when scheme.Length == 5 => 443,
        _ => 0,
    };
}
