namespace HelmAI.Core.Alerts;

/// <summary>
/// The life of an alert: open, acknowledged, resolved. A new alert is open. What an event does to a resolved one, the stores decide by the
/// same rule as <see cref="Apply"/> has it, where they count the event.
/// </summary>
public static class AlertTransitions
{
    private static readonly Dictionary<AlertStatus, AlertAction[]> Allowed = new()
    {
        [AlertStatus.Open] = [AlertAction.Acknowledge, AlertAction.Assign, AlertAction.Resolve],
        [AlertStatus.Acknowledged] = [AlertAction.Assign, AlertAction.Resolve, AlertAction.Reopen],
        [AlertStatus.Resolved] = [AlertAction.Reopen],
    };

    /// <summary>What can be done to an alert.</summary>
    /// <param name="status">Where it is in its life.</param>
    /// <returns>The actions.</returns>
    public static IReadOnlyList<AlertAction> From(AlertStatus status) => Allowed[status];

    /// <summary>Does something to an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="command">What; one of <see cref="From"/>.</param>
    /// <param name="now">The time, in whole microseconds.</param>
    /// <returns>The alert after it, of the next version.</returns>
    public static Alert Apply(Alert alert, AlertCommand command, DateTimeOffset now)
    {
        // Clocks differ between machines; nothing takes less than no time.
        var at = now > alert.CreatedAt ? now : alert.CreatedAt;
        var next = alert with { Version = alert.Version + 1 };
        return command.Action switch
        {
            AlertAction.Acknowledge => next with { Status = AlertStatus.Acknowledged, AcknowledgedAt = alert.AcknowledgedAt ?? at },
            AlertAction.Assign => next with { Assignee = command.Assignee },
            AlertAction.Resolve => next with
            {
                Status = AlertStatus.Resolved,
                AcknowledgedAt = alert.AcknowledgedAt ?? at,
                ResolvedAt = at,
                FalsePositive = command.FalsePositive,
            },
            _ => next with { Status = AlertStatus.Open, ResolvedAt = null, FalsePositive = null },
        };
    }
}
