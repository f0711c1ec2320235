namespace HelmAI.Core.Webhooks;

/// <summary>A message that is to be sent if its event turns out to raise the alert, or to open it again, of the tenant whose result carries it.</summary>
/// <param name="Id">The identity it gets: a UUID version 7.</param>
/// <param name="WebhookId">The webhook.</param>
/// <param name="AlertId">The alert, by the identity it gets if it is new.</param>
/// <param name="CreatedAt">The time, in UTC.</param>
/// <param name="TraceParent">The place in the event's trace, in W3C form; <see langword="null"/> where that is not recorded.</param>
public sealed record NewDelivery(Guid Id, Guid WebhookId, Guid AlertId, DateTimeOffset CreatedAt, string? TraceParent);
