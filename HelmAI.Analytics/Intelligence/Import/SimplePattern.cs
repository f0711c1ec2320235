using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Patterns that are one equality, and the observables that say the same.</summary>
internal static class SimplePattern
{
    // By the path as it is written; of two for one type, the first is how we write it.
    private static readonly (string Path, ObservableType Type)[] Paths =
    [
        ("ipv4-addr:value", ObservableType.IPv4),
        ("ipv6-addr:value", ObservableType.IPv6),
        ("domain-name:value", ObservableType.Domain),
        ("url:value", ObservableType.Url),
        ("email-addr:value", ObservableType.Email),
        ("file:hashes.MD5", ObservableType.Md5),
        ("file:hashes.'SHA-1'", ObservableType.Sha1),
        ("file:hashes.'SHA-256'", ObservableType.Sha256),
        ("file:hashes.'SHA-512'", ObservableType.Sha512),
        ("file:name", ObservableType.FileName),
        ("network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'", ObservableType.UserAgent),
        ("network-traffic:x_ja3", ObservableType.Ja3),
        ("windows-registry-key:key", ObservableType.RegistryKey),
        ("file:hashes.SHA1", ObservableType.Sha1),
        ("file:hashes.SHA256", ObservableType.Sha256),
        ("file:hashes.SHA512", ObservableType.Sha512),
        ("artifact:hashes.MD5", ObservableType.Md5),
        ("artifact:hashes.'SHA-256'", ObservableType.Sha256),
    ];

    private static readonly Dictionary<string, ObservableType> Types =
        Paths.ToDictionary(static one => one.Path.Replace("'", string.Empty, StringComparison.Ordinal), static one => one.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the pattern of an observable.</summary>
    /// <param name="observable">The observable.</param>
    /// <returns>The pattern.</returns>
    public static string Write(Observable observable)
    {
        if (observable.Type == ObservableType.IpPort && observable.Value.LastIndexOf(':') is > 0 and var colon)
        {
            return $"[network-traffic:dst_ref.value = {Quote(observable.Value[..colon].Trim('[', ']'))} AND network-traffic:dst_port = {observable.Value[(colon + 1)..]}]";
        }

        return $"[{Paths.First(one => one.Type == observable.Type).Path} = {Quote(observable.Value)}]";
    }

    /// <summary>Reads the observable of a pattern.</summary>
    /// <param name="expression">The pattern.</param>
    /// <returns>The observable; <see langword="null"/> where the pattern is anything but one equality of something that is looked up.</returns>
    public static Observable? Read(ObservationExpression expression) =>
        expression is ObservationTest { Comparison: PropertyTest { Operator: ComparisonOperator.Equal, IsNegated: false, Values: [{ Text: { } text }] } test }
        && test.Path.Steps.All(static step => step.Name is not null)
        && Types.TryGetValue($"{test.Path.ObjectType}:{string.Join('.', test.Path.Steps.Select(static step => step.Name))}", out var type)
            ? Observables.Normalise(type, text)
            : null;

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
