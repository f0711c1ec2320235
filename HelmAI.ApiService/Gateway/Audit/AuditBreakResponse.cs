using HelmAI.Core.Audit;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>The first place where the audit log is not what it was.</summary>
internal sealed record AuditBreakResponse
{
    /// <summary>The number of the entry.</summary>
    public required long Number { get; init; }

    /// <summary>The entry that is found there; null where none is.</summary>
    public required Guid? Id { get; init; }

    /// <summary>What is wrong.</summary>
    public required AuditFault Fault { get; init; }

    /// <summary>The same in words.</summary>
    public required string Message { get; init; }

    /// <summary>Describes a break.</summary>
    /// <param name="found">The break; <see langword="null"/> for none.</param>
    /// <returns>The description.</returns>
    public static AuditBreakResponse? From(AuditBreak? found) => found is null ? null : new()
    {
        Number = found.Number,
        Id = found.EntryId,
        Fault = found.Fault,
        Message = found.Fault switch
        {
            AuditFault.Changed => $"Entry {found.Number} is not what was sealed under this number: it was edited, moved or put in.",
            AuditFault.Missing => $"Entry {found.Number} is missing, and later ones are there.",
            AuditFault.CutOff => $"The entries from {found.Number} on are missing: the end of the log was cut off.",
            AuditFault.Uncounted => $"Entry {found.Number} is not counted by the log's head: it was put in, or the head is an older one.",
            AuditFault.HeadChanged => "The head of the log, which says how long it is, was changed, or its key is gone: whether entries are missing at the end cannot be told.",
            _ => "The head of the log, which says how long it is, is missing: whether entries are missing at the end cannot be told.",
        },
    };
}
