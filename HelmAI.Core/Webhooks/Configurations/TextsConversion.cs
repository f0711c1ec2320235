using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Webhooks.Configurations;

/// <summary>Lists of any texts in one column.</summary>
internal static class TextsConversion
{
    /// <summary>Stores a list as a JSON array.</summary>
    /// <param name="property">The property.</param>
    public static void HasTextsConversion(this PropertyBuilder<IReadOnlyList<string>> property) => property.HasConversion(
        static texts => Write(texts),
        static json => Read(json),
        new ValueComparer<IReadOnlyList<string>>(
            static (x, y) => x!.SequenceEqual(y!),
            static texts => texts.Aggregate(0, static (hash, text) => HashCode.Combine(hash, text)),
            static texts => texts));

    /// <summary>Writes a list.</summary>
    /// <param name="texts">The list.</param>
    /// <returns>JSON.</returns>
    public static string Write(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts);

    /// <summary>Reads a list.</summary>
    /// <param name="json">JSON.</param>
    /// <returns>The list.</returns>
    public static IReadOnlyList<string> Read(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
