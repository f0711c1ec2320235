using System.Collections.Frozen;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>The properties of STIX objects that are observables.</summary>
internal static class ObservablePaths
{
    // As patterns write them; of several for one type, the first is how this program does. What is not whole asks for more than the observable:
    // for its place in another object.
    private static readonly (string Path, ObservableType Type, bool IsWhole)[] Rows =
    [
        ("ipv4-addr:value", ObservableType.IPv4, true),
        ("ipv6-addr:value", ObservableType.IPv6, true),
        ("domain-name:value", ObservableType.Domain, true),
        ("url:value", ObservableType.Url, true),
        ("email-addr:value", ObservableType.Email, true),
        ("file:hashes.MD5", ObservableType.Md5, true),
        ("file:hashes.'SHA-1'", ObservableType.Sha1, true),
        ("file:hashes.'SHA-256'", ObservableType.Sha256, true),
        ("file:hashes.'SHA-512'", ObservableType.Sha512, true),
        ("file:name", ObservableType.FileName, true),
        ("network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'", ObservableType.UserAgent, true),
        ("network-traffic:x_ja3", ObservableType.Ja3, true),
        ("windows-registry-key:key", ObservableType.RegistryKey, true),
        ("file:hashes.SHA1", ObservableType.Sha1, true),
        ("file:hashes.SHA256", ObservableType.Sha256, true),
        ("file:hashes.SHA512", ObservableType.Sha512, true),
        ("artifact:hashes.MD5", ObservableType.Md5, true),
        ("artifact:hashes.'SHA-256'", ObservableType.Sha256, true),
        ("network-traffic:src_ref.value", ObservableType.IPv4, false),
        ("network-traffic:dst_ref.value", ObservableType.IPv4, false),
        ("email-message:from_ref.value", ObservableType.Email, false),
        ("process:image_ref.name", ObservableType.FileName, false),
    ];

    private static readonly FrozenDictionary<string, (ObservableType Type, bool IsWhole)> Known =
        Rows.ToFrozenDictionary(static row => Unquoted(row.Path), static row => (row.Type, row.IsWhole), StringComparer.OrdinalIgnoreCase);

    /// <summary>The path by which this program writes patterns of a type.</summary>
    /// <param name="type">The type; not <see cref="ObservableType.IpPort"/>, which is two properties.</param>
    /// <returns>The path, as it stands in a pattern.</returns>
    public static string WrittenOf(ObservableType type) => Rows.First(row => row.Type == type).Path;

    /// <summary>The observables that an equality, or a set, names.</summary>
    /// <param name="test">The test.</param>
    /// <returns>The observables; <see langword="null"/> where the test is anything else, or a value is none.</returns>
    public static IReadOnlyList<Observable>? Of(PropertyTest test)
    {
        if (test.IsNegated || test.Operator is not (ComparisonOperator.Equal or ComparisonOperator.In) || TypeOf(test.Path) is not { } type)
        {
            return null;
        }

        Observable?[] values = [.. test.Values.Select(one => one.Text is { } text ? Observables.Normalise(type, text) : null)];
        return values.Contains(null) ? null : [.. values.OfType<Observable>()];
    }

    /// <summary>What a property is.</summary>
    /// <param name="path">The property.</param>
    /// <returns>The type; <see langword="null"/> where it is no observable.</returns>
    public static ObservableType? TypeOf(ObjectPath path) => Find(path)?.Type;

    /// <summary>Whether a property is an observable wherever it stands in an event.</summary>
    /// <param name="path">The property.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsWhole(ObjectPath path) => Find(path) is { IsWhole: true };

    /// <summary>Brings the path of a digest, of which there are several spellings, into the one in which events are observed.</summary>
    /// <param name="path">The property.</param>
    /// <returns>The path; that of anything else as it is.</returns>
    public static ObjectPath Canonical(ObjectPath path)
    {
        if (TypeOf(path) is not (>= ObservableType.Md5 and <= ObservableType.Sha512 and var type))
        {
            return path;
        }

        var written = Unquoted(WrittenOf(type)).Split(':', '.');
        return new(written[0], [.. written[1..].Select(static name => new PathStep(name, Index: null))]);
    }

    private static (ObservableType Type, bool IsWhole)? Find(ObjectPath path) =>
        path.Steps.All(static step => step.Name is not null)
        && Known.TryGetValue($"{path.ObjectType}:{string.Join('.', path.Steps.Select(static step => step.Name))}", out var found)
            ? found
            : null;

    private static string Unquoted(string path) => path.Replace("'", string.Empty, StringComparison.Ordinal);
}
