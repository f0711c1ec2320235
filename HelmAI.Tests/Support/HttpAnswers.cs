using System.Net;
using System.Text.Json.Nodes;

namespace HelmAI.Tests.Support;

/// <summary>Reads answers of the API.</summary>
internal static class HttpAnswers
{
    public static async Task<JsonNode> ReadJsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>Expects problem details with all members that every error has.</summary>
    public static async Task<JsonNode> ExpectProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string errorCode, string? field = null)
    {
        var problem = await response.ReadJsonAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, (int)problem["status"]!);
        Assert.Equal(errorCode, (string?)problem["error_code"]);
        Assert.False(string.IsNullOrEmpty((string?)problem["message"]));
        Assert.False(string.IsNullOrEmpty((string?)problem["severity"]));
        Assert.False(string.IsNullOrEmpty((string?)problem["timestamp"]));
        Assert.False(string.IsNullOrEmpty((string?)problem["request_id"]));
        Assert.IsType<JsonObject>(problem["context"]);
        if (field is not null)
        {
            Assert.Equal(field, (string?)problem["context"]!["field"]);
        }

        return problem;
    }
}
