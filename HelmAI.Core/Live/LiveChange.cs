namespace HelmAI.Core.Live;

/// <summary>What a process tells others of one of its buckets: all it counted there so far, so that to tell it twice does no harm.</summary>
/// <param name="TenantId">Whose bucket it is.</param>
/// <param name="Number">Which bucket.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Users">The elements of users that others do not know yet.</param>
public sealed record LiveChange(string TenantId, long Number, IReadOnlyDictionary<LiveCounter, long> Counts, IReadOnlyList<ulong> Users);
