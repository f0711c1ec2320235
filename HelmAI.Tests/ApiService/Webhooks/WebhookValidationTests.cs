using System.Net;
using System.Text;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Webhooks;

/// <summary>What can't be a webhook.</summary>
public sealed class WebhookValidationTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Theory]
    [InlineData("""{"url":"https://a.example/"}""", "name")]
    [InlineData("""{"name":"a"}""", "url")]
    [InlineData("""{"name":"a","url":"https://10.0.0.1/"}""", "url")]
    [InlineData("""{"name":"a","url":"https://a:b@a.example/"}""", "url")]
    [InlineData("""{"name":"a","url":"https://a.example/","minimum_severity":"grave"}""", "minimum_severity")]
    [InlineData("""{"name":"a","url":"https://a.example/","minimum_severity":3}""", "minimum_severity")]
    [InlineData("""{"name":"a","url":"https://a.example/","event_types":["webhook.test"]}""", "event_types")]
    [InlineData("""{"name":"a","url":"https://a.example/","rule_ids":[""]}""", "rule_ids")]
    [InlineData("""{"name":"a","url":"https://a.example/","rule_ids":[null]}""", "rule_ids")]
    [InlineData("""{"name":"a","url":"https://a.example/","entity_types":["a\u0000b"]}""", "entity_types")]
    [InlineData("""{"name":"a","url":"https://a.example/","secret":"mine"}""", "secret")]
    public async Task Create_BodyAtFault_Answers400NamingTheMember(string body, string field)
    {
        using var client = app.WithKey();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/webhooks", content);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }
}
