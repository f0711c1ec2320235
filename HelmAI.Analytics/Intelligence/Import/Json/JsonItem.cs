namespace HelmAI.Analytics.Intelligence.Import.Json;

/// <summary>A value out of a JSON text.</summary>
/// <param name="Path">The names on the way to it; <c>*</c> for an item of an array.</param>
/// <param name="Bytes">Its text, until the next one is read; empty where it is only announced, or too large.</param>
/// <param name="IsTooLarge">Whether it is larger than may be kept at once.</param>
internal readonly record struct JsonItem(IReadOnlyList<string> Path, ReadOnlyMemory<byte> Bytes, bool IsTooLarge = false)
{
    /// <summary>What the value is called in the object that it is in.</summary>
    public string Name => Path.Count == 0 ? string.Empty : Path[^1];
}
