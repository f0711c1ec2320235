using System.Text.Json.Nodes;

namespace HelmAI.Tests.Support;

/// <summary>A request that a <see cref="WebhookReceiver"/> was sent.</summary>
internal sealed record ReceivedMessage(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public JsonNode Json => JsonNode.Parse(Body)!;
}
