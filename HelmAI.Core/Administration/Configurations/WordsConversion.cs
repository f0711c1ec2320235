using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Administration.Configurations;

/// <summary>Lists of words, none with a space in it, in one column.</summary>
internal static class WordsConversion
{
    /// <summary>Stores a list as its words, separated by spaces.</summary>
    /// <param name="property">The property.</param>
    public static void HasWordsConversion(this PropertyBuilder<IReadOnlyList<string>> property) => property.HasConversion(
        static words => string.Join(' ', words),
        static text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        new ValueComparer<IReadOnlyList<string>>(
            static (x, y) => x!.SequenceEqual(y!),
            static words => words.Aggregate(0, static (hash, word) => HashCode.Combine(hash, word)),
            static words => words));
}
