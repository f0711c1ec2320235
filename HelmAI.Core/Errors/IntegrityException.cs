namespace HelmAI.Core.Errors;

/// <summary>A stored value is not what was written there: it was changed, moved from another row, or its key is gone.</summary>
public sealed class IntegrityException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="column">The table and column, such as <c>assessments.details</c>.</param>
    /// <param name="rowId">The row.</param>
    /// <param name="reason">What is wrong, as the end of a sentence.</param>
    public IntegrityException(string column, Guid rowId, string reason)
        : base($"The stored value of {column} in row {rowId} cannot be read: {reason}.", ErrorCodes.Database, ErrorSeverity.Critical)
    {
        RowId = rowId;
        AddContext("column", column);
        AddContext("row", rowId);
    }

    /// <summary>The row.</summary>
    public Guid RowId { get; }
}
