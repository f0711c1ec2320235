using System.Text;
using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>Tells where in an event a value stands.</summary>
internal static class FieldPath
{
    /// <summary>The name of the member whose value begins at a position, found by looking back.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="position">The position.</param>
    /// <returns>The name; <see langword="null"/> where it has escapes and looking back would not find its beginning.</returns>
    public static string? NameBefore(ReadOnlySpan<byte> payload, int position)
    {
        var end = payload[..position].LastIndexOf((byte)'"');
        var begin = end < 0 ? -1 : payload[..end].LastIndexOf((byte)'"');
        return begin < 0 || payload[begin..end].Contains((byte)'\\') || (begin > 0 && payload[begin - 1] == '\\')
            ? null
            : Encoding.UTF8.GetString(payload[(begin + 1)..end]);
    }

    /// <summary>The path of the value whose token begins at a position.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="position">The position.</param>
    /// <returns>The members' names from the outside in, joined by dots; arrays add nothing.</returns>
    public static string At(ReadOnlySpan<byte> payload, int position)
    {
        var reader = new Utf8JsonReader(payload);
        var names = new List<string>();
        while (reader.Read() && reader.TokenStartIndex < position)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // A name replaces its predecessor at the same depth and everything below it.
                    while (names.Count >= reader.CurrentDepth)
                    {
                        names.RemoveAt(names.Count - 1);
                    }

                    while (names.Count < reader.CurrentDepth - 1)
                    {
                        names.Add(string.Empty);
                    }

                    names.Add(reader.GetString()!);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    while (names.Count > reader.CurrentDepth)
                    {
                        names.RemoveAt(names.Count - 1);
                    }

                    break;
            }
        }

        return string.Join('.', names.Where(static name => name.Length > 0));
    }
}
