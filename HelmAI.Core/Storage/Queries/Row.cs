using System.Data.Common;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The row that a query stands on, read in terms of the domain.</summary>
internal abstract class Row(DbDataReader reader)
{
    /// <summary>The driver's reader.</summary>
    protected DbDataReader Reader { get; } = reader;

    /// <summary>Reads an id.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public abstract Guid Id(int ordinal);

    /// <summary>Reads a time.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value, in UTC.</returns>
    public abstract DateTimeOffset Time(int ordinal);

    /// <summary>Whether there is no value.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>Whether it is null.</returns>
    public bool IsNull(int ordinal) => Reader.IsDBNull(ordinal);

    /// <summary>Reads text.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public string Text(int ordinal) => Reader.GetString(ordinal);

    /// <summary>Reads text that may be missing.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public string? TextOrNull(int ordinal) => IsNull(ordinal) ? null : Text(ordinal);

    /// <summary>Reads a whole number.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public long Integer(int ordinal) => Reader.GetInt64(ordinal);

    /// <summary>Reads a number.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public double Number(int ordinal) => Reader.GetDouble(ordinal);

    /// <summary>Reads a truth.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public bool Flag(int ordinal) => Reader.GetBoolean(ordinal);

    /// <summary>Reads bytes.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public byte[] Bytes(int ordinal) => Reader.GetFieldValue<byte[]>(ordinal);

    /// <summary>Reads bytes that may be missing.</summary>
    /// <param name="ordinal">The column's place.</param>
    /// <returns>The value.</returns>
    public byte[]? BytesOrNull(int ordinal) => IsNull(ordinal) ? null : Bytes(ordinal);
}
