using System.Collections.Frozen;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>The properties of STIX objects that are observables.</summary>
internal static class ObservablePaths
{
    private static readonly FrozenDictionary<string, ObservableType> Types = new Dictionary<string, ObservableType>(StringComparer.OrdinalIgnoreCase)
    {
        ["ipv4-addr:value"] = ObservableType.IPv4,
        ["ipv6-addr:value"] = ObservableType.IPv6,
        ["network-traffic:src_ref.value"] = ObservableType.IPv4,
        ["network-traffic:dst_ref.value"] = ObservableType.IPv4,
        ["domain-name:value"] = ObservableType.Domain,
        ["url:value"] = ObservableType.Url,
        ["email-addr:value"] = ObservableType.Email,
        ["email-message:from_ref.value"] = ObservableType.Email,
        ["file:hashes.MD5"] = ObservableType.Md5,
        ["file:hashes.SHA-1"] = ObservableType.Sha1,
        ["file:hashes.SHA-256"] = ObservableType.Sha256,
        ["file:hashes.SHA-512"] = ObservableType.Sha512,
        ["file:name"] = ObservableType.FileName,
        ["process:image_ref.name"] = ObservableType.FileName,
        ["windows-registry-key:key"] = ObservableType.RegistryKey,
        ["network-traffic:extensions.http-request-ext.request_header.User-Agent"] = ObservableType.UserAgent,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

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
    public static ObservableType? TypeOf(ObjectPath path) =>
        path.Steps.All(static step => step.Name is not null)
        && Types.TryGetValue($"{path.ObjectType}:{string.Join('.', path.Steps.Select(static step => step.Name))}", out var type)
            ? type
            : null;
}
