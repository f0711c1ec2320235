using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HelmAI.Core.Alerts;
using HelmAI.Core.Webhooks;

namespace HelmAI.Analytics.Notifications.Messages;

/// <summary>Writes the bodies of messages: <c>type</c>, <c>timestamp</c> and <c>data</c>, as Standard Webhooks recommends.</summary>
internal static class WebhookMessage
{
    private static readonly JsonTypeInfo<Alert> AlertForm = (JsonTypeInfo<Alert>)new JsonSerializerOptions(MessageJsonContext.Default.Options)
    {
        TypeInfoResolver = MessageJsonContext.Default.WithAddedModifier(LeaveOutTenant),
    }.GetTypeInfo(typeof(Alert));

    /// <summary>Writes the message of an alert.</summary>
    /// <param name="delivery">Its delivery.</param>
    /// <param name="alert">The alert as it stands.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Write(Delivery delivery, Alert alert) => Write(delivery, writer => JsonSerializer.Serialize(writer, alert, AlertForm));

    /// <summary>Writes a test.</summary>
    /// <param name="delivery">Its delivery.</param>
    /// <param name="webhook">The webhook.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] WriteTest(Delivery delivery, Webhook webhook) => Write(
        delivery,
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("webhook_id", webhook.Id);
            writer.WriteString("name", webhook.Name);
            writer.WriteEndObject();
        });

    private static byte[] Write(Delivery delivery, Action<Utf8JsonWriter> writeData)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("type", delivery.Type.ToName());
            writer.WriteString("timestamp", delivery.CreatedAt);
            writer.WritePropertyName("data");
            writeData(writer);
            writer.WriteEndObject();
        }

        return body.ToArray();
    }

    // The API shows an alert to its tenant without saying whose it is.
    private static void LeaveOutTenant(JsonTypeInfo form)
    {
        if (form.Type == typeof(Alert) && form.Properties.FirstOrDefault(static property => property.Name == "tenant_id") is { } tenant)
        {
            form.Properties.Remove(tenant);
        }
    }
}
