using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Lets EF Core store values as <see cref="SqliteValues"/> has them.</summary>
internal static class SqliteConverters
{
    private static readonly ValueConverter Ids = new ValueConverter<Guid, byte[]>(static id => id.ToBlob(), static bytes => new Guid(bytes, true));

    private static readonly ValueConverter Times =
        new ValueConverter<DateTimeOffset, long>(static time => time.ToMicroseconds(), static microseconds => SqliteValues.ToTime(microseconds));

    /// <summary>Finds the converter for a type that SQLite does not know.</summary>
    /// <param name="type">The type of a property; it may be nullable.</param>
    /// <returns>The converter, or <see langword="null"/> where the driver does the right thing.</returns>
    public static ValueConverter? Find(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var known when known == typeof(Guid) => Ids,
        var known when known == typeof(DateTimeOffset) => Times,
        _ => null,
    };
}
