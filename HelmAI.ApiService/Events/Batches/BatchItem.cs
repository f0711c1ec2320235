namespace HelmAI.ApiService.Events.Batches;

/// <summary>One item of a batch as it stands in the body.</summary>
/// <param name="Bytes">Its bytes, in memory of their own; empty where it is too large.</param>
/// <param name="IsTooLarge">Whether it is larger than an event may be, and was passed over.</param>
internal readonly record struct BatchItem(ReadOnlyMemory<byte> Bytes, bool IsTooLarge = false);
