using System.Net;
using HelmAI.Tests.ApiService.Alerts;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.Bodies;

/// <summary>What a small body of a fixed form is told when it is not of that form.</summary>
public sealed class BodyFaultTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Theory]
    [InlineData("""{"name":"a","scope":[]}""", "scope", "There is no member 'scope' here; there are name, scopes, networks, rate_limit, expires_at.")]
    [InlineData("""{"name":"a","name":"b"}""", "name", "The member 'name' is there more than once.")]
    [InlineData("""{"name":7}""", "name", "The member 'name' is not of the right kind.")]
    [InlineData("""{"rate_limit":{"requests":"many"}}""", "rate_limit.requests", "The member 'rate_limit.requests' is not of the right kind.")]
    [InlineData("""{"rate_limit":{"request":1}}""", "rate_limit.request", "There is no member 'rate_limit.request' here; there are requests, window_seconds.")]
    [InlineData("""{"rate_limit":[]}""", "rate_limit", "The member 'rate_limit' is not of the right kind.")]
    [InlineData("[]", null, "The body is not one JSON object.")]
    [InlineData("null", null, "The body is not one JSON object.")]
    [InlineData("{\n\"name\":}", null, "The body is not JSON: it goes wrong in line 2, at byte 8.")]
    public async Task Post_BodyThatIsNotOfItsForm_SaysWhatIsWrongWithWhichMember(string body, string? field, string message)
    {
        using var response = await app.SendAsync(HttpMethod.Post, "/api/keys", body);

        var problem = await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
        Assert.Equal(message, (string?)problem["message"]);
    }

    [Fact]
    public async Task Post_MemberThatMustBeThere_IsNamed()
    {
        using var response = await app.SendAsync(HttpMethod.Post, "/api/suppressions", """{"rule_id":"a","entity":{"type":"user"},"until":"2020-01-01T00:00:00Z"}""");

        var problem = await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "entity.value");
        Assert.Equal("The member 'entity.value' is missing.", (string?)problem["message"]);
    }
}
