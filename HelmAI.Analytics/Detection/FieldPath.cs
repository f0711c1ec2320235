using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>Tells where in an event a value stands.</summary>
internal static class FieldPath
{
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
