using System.Globalization;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>The keys of live figures. Those of one tenant carry one hash tag, so that a cluster keeps them on one node, where they can be united.</summary>
internal static class LiveKeys
{
    /// <summary>
    /// A text that is written when counting begins: an id, a space, and since when is counted, in Unix milliseconds. Where it is gone or another,
    /// Redis has lost its memory, and every process tells again what it knows.
    /// </summary>
    public static readonly RedisKey Epoch = "helm:live:epoch";

    /// <summary>A hash of what each process has counted for a tenant in a bucket: its id, and a <see cref="LiveMessage"/>.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="number">The bucket.</param>
    /// <returns><c>helm:live:{tenant}:number</c>.</returns>
    public static RedisKey Counts(string tenantId, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"helm:live:{{{tenantId}}}:{number}");

    /// <summary>The HyperLogLog of the users of a tenant who were active in a bucket.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="number">The bucket.</param>
    /// <returns><c>helm:live:{tenant}:number:users</c>.</returns>
    public static RedisKey Users(string tenantId, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"helm:live:{{{tenantId}}}:{number}:users");
}
