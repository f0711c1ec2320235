namespace HelmAI.Core.Intelligence;

/// <summary>The names of <see cref="ObservableType"/> on the wire, in lists and in the store.</summary>
public static class ObservableTypeNames
{
    private static readonly string[] Names =
        ["ipv4", "ipv6", "domain", "url", "email", "md5", "sha1", "sha256", "sha512", "file_name", "user_agent", "ja3", "registry_key", "ip_port"];

    /// <summary>All names, in the order of the types.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name of a type.</summary>
    /// <param name="type">A defined type.</param>
    /// <returns>Its name in lower case, words joined by <c>_</c>.</returns>
    public static string ToName(this ObservableType type) => Names[(int)type];

    /// <summary>Reads a name; upper and lower case are not told apart.</summary>
    /// <param name="name">The text.</param>
    /// <param name="type">The type it names.</param>
    /// <returns>Whether it names one.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out ObservableType type)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                type = (ObservableType)i;
                return true;
            }
        }

        type = default;
        return false;
    }
}
