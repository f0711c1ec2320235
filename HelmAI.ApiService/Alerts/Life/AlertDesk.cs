using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Alerts.Life;

/// <summary>Does to alerts what requests ask for, and tells every process of it.</summary>
/// <param name="lifecycle">Changes alerts.</param>
/// <param name="signals">Carries the news.</param>
internal sealed class AlertDesk(IAlertLifecycle lifecycle, ISignalBus signals)
{
    /// <summary>Makes the command of a request: who asks, and for which versions it is meant.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The alert.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="comment">Why.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ValidationException">The comment is too long, or <c>If-Match</c> no list of tags.</exception>
    public static AlertCommand CommandOf(HttpContext context, Guid id, AlertAction action, string? comment)
    {
        var caller = context.Caller();
        return new()
        {
            TenantId = caller.TenantId,
            AlertId = id,
            Action = action,
            KeyId = caller.KeyId,
            KeyName = caller.KeyName,
            Comment = AlertComment.Check(comment),
            ExpectedVersions = AlertTag.ReadVersions(context.Request),
        };
    }

    /// <summary>Carries a command out.</summary>
    /// <param name="context">The request.</param>
    /// <param name="command">The command.</param>
    /// <returns>The alert with its tag, or why it stays as it was.</returns>
    public async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> CarryOutAsync(HttpContext context, AlertCommand command)
    {
        var (outcome, alert) = await lifecycle.ChangeAsync(command, context.RequestAborted);
        if (alert is null)
        {
            return Missing.Of("alert");
        }

        if (outcome != AlertOutcome.Changed)
        {
            return Refuse(outcome, command.Action, alert);
        }

        signals.Publish(new AlertsChanged(alert.TenantId, [alert.Id]));
        context.Response.GetTypedHeaders().ETag = AlertTag.Of(alert);
        return TypedResults.Ok(AlertResponse.From(alert));
    }

    private static ProblemHttpResult Refuse(AlertOutcome outcome, AlertAction action, Alert alert) => outcome == AlertOutcome.Stale
        ? new ConflictException($"Somebody changed the alert meanwhile: it is {NameOf(alert.Status)}, of version {alert.Version}. Read it again.")
            .ToProblem(StatusCodes.Status412PreconditionFailed)
        : new ConflictException(
            $"There is no '{NameOf(action)}' for an alert that is {NameOf(alert.Status)}; there is {string.Join(", ", AlertTransitions.From(alert.Status).Select(NameOf))}.")
            .ToProblem();

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
