namespace HelmAI.Core.Signals;

/// <summary>API keys, or what they open, changed: whoever remembers them must look again.</summary>
/// <param name="KeyIds">The keys; none for all there are, as where a tenant was suspended.</param>
public sealed record KeysChanged(IReadOnlyList<Guid> KeyIds) : Signal;
