using System.Buffers;
using System.Text;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>
/// Compares texts with a Sigma string. The runs between <c>*</c> are looked for one after the other, each at the first place
/// where it fits, which is enough since a run matches a fixed sequence of characters.
/// </summary>
internal sealed class WildcardMatcher
{
    private readonly Piece[][] _runs;
    private readonly bool _fixed;
    private readonly bool _anyBefore;
    private readonly bool _anyBehind;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="text">The string.</param>
    /// <param name="fold">Whether the texts to compare will be folded.</param>
    public WildcardMatcher(SigmaText text, bool fold)
    {
        var runs = new List<List<Piece>> { new() };
        foreach (var part in text.Parts)
        {
            if (part.Kind == TextPartKind.AnyRun)
            {
                runs.Add([]);
            }
            else
            {
                runs[^1].Add(new Piece(part.Kind, fold ? CaseFolding.Fold(part.Text) : Encoding.UTF8.GetBytes(part.Text)));
            }
        }

        _fixed = runs.Count == 1;
        _anyBefore = runs.Count > 1 && runs[0].Count == 0;
        _anyBehind = runs.Count > 1 && runs[^1].Count == 0;
        _runs = [.. runs.Where(static run => run.Count > 0).Select(static run => run.ToArray())];
    }

    /// <summary>Compares a text.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <returns>Whether it is like the string.</returns>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        if (_runs.Length == 0)
        {
            return !_fixed || text.IsEmpty;
        }

        if (_fixed)
        {
            return Fit(_runs[0], text) == text.Length;
        }

        var first = 0;
        if (!_anyBefore)
        {
            if (Fit(_runs[0], text) is not (>= 0 and var length))
            {
                return false;
            }

            text = text[length..];
            first = 1;
        }

        var last = _anyBehind ? _runs.Length : _runs.Length - 1;
        for (var i = first; i < last; i++)
        {
            if (Skip(_runs[i], text) is not (>= 0 and var end))
            {
                return false;
            }

            text = text[end..];
        }

        return _anyBehind || FitsAtEnd(_runs[^1], text);
    }

    // Where a run that fits somewhere, at the first place, ends; -1 where it does not.
    private static int Skip(Piece[] run, ReadOnlySpan<byte> text)
    {
        for (var start = 0; ; start++)
        {
            if (run[0].Kind == TextPartKind.Literal)
            {
                var found = text[start..].IndexOf(run[0].Utf8);
                if (found < 0)
                {
                    return -1;
                }

                start += found;
            }

            if (Fit(run, text[start..]) is >= 0 and var length)
            {
                return start + length;
            }

            if (start >= text.Length)
            {
                return -1;
            }
        }
    }

    private static bool FitsAtEnd(Piece[] run, ReadOnlySpan<byte> text)
    {
        if (run is [{ Kind: TextPartKind.Literal } only])
        {
            return text.EndsWith(only.Utf8);
        }

        for (var start = 0; start <= text.Length; start++)
        {
            if (IsBoundary(text, start) && Fit(run, text[start..]) == text.Length - start)
            {
                return true;
            }
        }

        return false;
    }

    // How many bytes at the text's beginning the run takes; -1 where it does not fit there.
    private static int Fit(Piece[] run, ReadOnlySpan<byte> text)
    {
        var position = 0;
        foreach (var piece in run)
        {
            var rest = text[position..];
            var length = piece.Kind switch
            {
                TextPartKind.Literal => rest.StartsWith(piece.Utf8) ? piece.Utf8.Length : -1,
                TextPartKind.Dash => Dashes.LengthAt(rest),
                _ => CharacterLength(rest),
            };
            if (length < 0)
            {
                return -1;
            }

            position += length;
        }

        return position;
    }

    private static int CharacterLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return -1;
        }

        return Rune.DecodeFromUtf8(text, out _, out var length) == OperationStatus.Done ? length : 1;
    }

    private static bool IsBoundary(ReadOnlySpan<byte> text, int index) => index == text.Length || (text[index] & 0xC0) != 0x80;

    private readonly record struct Piece(TextPartKind Kind, byte[] Utf8);
}
