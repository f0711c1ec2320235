namespace HelmAI.ApiService.Events.Batches;

/// <summary>The members by which an error answer tells how far a batch came.</summary>
internal static class BatchMembers
{
    /// <summary>Lists them.</summary>
    /// <param name="tally">What became of the batch.</param>
    /// <returns>The members of <see cref="BatchResponse"/>, and the place of the first item of which nothing is settled.</returns>
    public static Dictionary<string, object?> Of(BatchTally tally)
    {
        var counts = tally.ToResponse();
        var members = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["accepted"] = counts.Accepted,
            ["duplicates"] = counts.Duplicates,
            ["rejected"] = counts.Rejected,
            ["errors"] = counts.Errors,
            ["resume_at"] = tally.ResumeAt,
        };
        if (counts.Ids is { } ids)
        {
            members["ids"] = ids;
        }

        return members;
    }
}
