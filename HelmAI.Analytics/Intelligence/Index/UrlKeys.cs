namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>What URLs are found by: host, port and path, whatever the scheme; and, most specific first, the paths that a URL lies under.</summary>
internal static class UrlKeys
{
    /// <summary>How many ends <see cref="Ends"/> gives at most.</summary>
    public const int MaxEnds = 2 + (2 * MaxSegments);

    // Paths that lie deeper are found by what is above them; a path of a thousand slashes must not cost a thousand look-ups.
    private const int MaxSegments = 16;

    /// <summary>A URL without its scheme.</summary>
    /// <param name="url">The URL in canonical form, or a path.</param>
    /// <returns>The key; it has a slash.</returns>
    public static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> url)
    {
        var scheme = url.IndexOf("://"u8);
        return scheme < 0 || url[..scheme].Contains((byte)'/') ? url : url[(scheme + 3)..];
    }

    /// <summary>The host of a URL, or of an address with a port.</summary>
    /// <param name="url">It in canonical form.</param>
    /// <returns>The host, without port and brackets; empty for a path alone.</returns>
    public static ReadOnlySpan<byte> HostOf(ReadOnlySpan<byte> url)
    {
        var key = KeyOf(url);
        var slash = key.IndexOf((byte)'/');
        key = slash < 0 ? key : key[..slash];
        if (key.StartsWith((byte)'['))
        {
            return key[1..key.IndexOf((byte)']')];
        }

        var colon = key.IndexOf((byte)':');
        return colon < 0 ? key : key[..colon];
    }

    /// <summary>Where the paths end that a URL lies under: each folder, with its slash and without, the path, and the path with its query.</summary>
    /// <param name="key">The URL's key.</param>
    /// <param name="root">Where its path begins. A path alone (0) does not lie under the root: that would be every URL.</param>
    /// <param name="ends">Receives the ends, shortest first: <see cref="MaxEnds"/> are enough.</param>
    /// <returns>How many there are.</returns>
    public static int Ends(ReadOnlySpan<byte> key, int root, Span<int> ends)
    {
        var query = key.IndexOf((byte)'?');
        var path = query < 0 ? key.Length : query;
        var count = 0;
        for (var (slash, segments) = (root, 0); segments < MaxSegments; segments++)
        {
            if (slash > root)
            {
                ends[count++] = slash;
            }

            if (slash > 0)
            {
                ends[count++] = slash + 1;
            }

            var next = key[(slash + 1)..path].IndexOf((byte)'/');
            if (next < 0)
            {
                break;
            }

            slash += next + 1;
        }

        if (count == 0 || ends[count - 1] < path)
        {
            ends[count++] = path;
        }

        if (query >= 0)
        {
            ends[count++] = key.Length;
        }

        return count;
    }
}
