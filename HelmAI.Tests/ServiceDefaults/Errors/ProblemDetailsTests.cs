using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;
using HelmAI.Tests.ServiceDefaults.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace HelmAI.Tests.ServiceDefaults.Errors;

public sealed class ProblemDetailsTests
{
    private static readonly Dictionary<string, HelmAIException> Errors = new(StringComparer.Ordinal)
    {
        ["validation"] = new ValidationException("Wrong.", "severity"),
        ["unauthorized"] = new UnauthorizedException("Who?"),
        ["forbidden"] = new ForbiddenException("No."),
        ["notfound"] = new NotFoundException("Gone.", "7"),
        ["conflict"] = new ConflictException("Other body."),
        ["limit"] = new RateLimitException("Slow down.", 100, 60),
        ["database"] = new DatabaseException("Away.", "append"),
        ["backlog"] = new BacklogFullException("Full.", 9),
        ["external"] = new ExternalServiceException("Down.", "feed"),
    };

    [Theory]
    [InlineData("validation", 400, "VALIDATION_ERROR", "warning", "field", "severity")]
    [InlineData("unauthorized", 401, "UNAUTHORIZED", "warning", null, null)]
    [InlineData("forbidden", 403, "FORBIDDEN", "warning", null, null)]
    [InlineData("notfound", 404, "NOT_FOUND", "warning", "id", "7")]
    [InlineData("conflict", 409, "CONFLICT", "warning", null, null)]
    [InlineData("limit", 429, "RATE_LIMIT_EXCEEDED", "warning", "window_seconds", "60")]
    [InlineData("database", 503, "DATABASE_ERROR", "error", "operation", "append")]
    [InlineData("backlog", 503, "BACKLOG_FULL", "error", "backlog", "9")]
    [InlineData("external", 502, "EXTERNAL_SERVICE_ERROR", "error", "service", "feed")]
    public async Task Error_ThrownOrReturned_GivesTheSameAnswer(string name, int status, string code, string severity, string? member, string? value)
    {
        await using var app = await StartAsync();

        foreach (var route in new[] { "/throw/", "/return/" })
        {
            using var response = await app.Client.GetAsync(route + name);
            var problem = await ReadAsync(response, status, code);
            Assert.Equal(severity, problem.GetProperty("severity").GetString());
            Assert.Equal(Errors[name].Message, problem.GetProperty("message").GetString());
            Assert.Equal(Errors[name].Timestamp, problem.GetProperty("timestamp").GetDateTimeOffset());
            Assert.True(member is null || problem.GetProperty("context").GetProperty(member).ToString() == value);
            Assert.Equal(status == 503, response.Headers.RetryAfter is not null);
        }

        Assert.Equal(status >= 500 ? 1 : 0, app.Logs.Entries.Count(entry => entry.Level >= LogLevel.Error));
    }

    [Theory]
    [InlineData("GET", "/nothing", null, null, 404, "NOT_FOUND")]
    [InlineData("DELETE", "/body", null, null, 405, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/body", "{}", "text/plain", 415, "VALIDATION_ERROR")]
    [InlineData("POST", "/body", "{\"count\": tru", "application/json", 400, "VALIDATION_ERROR")]
    [InlineData("POST", "/body", "{\"count\": \"x\"}", "application/json", 400, "VALIDATION_ERROR")]
    [InlineData("POST", "/small", "{\"count\": 12345678901234567890}", "application/json", 413, "VALIDATION_ERROR")]
    [InlineData("GET", "/number?n=abc", null, null, 400, "VALIDATION_ERROR")]
    [InlineData("GET", "/status/422", null, null, 422, "VALIDATION_ERROR")]
    [InlineData("GET", "/status/503", null, null, 503, "INTERNAL_ERROR")]
    public async Task Framework_Refuses_AnswersWithAllMembers(string method, string path, string? body, string? type, int status, string code)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type!);

        using var response = await app.Client.SendAsync(request);

        await ReadAsync(response, status, code);
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task MalformedJson_NamesThePlace()
    {
        await using var app = await StartAsync();

        using var response = await app.Client.PostAsync("/body", new StringContent("{\"count\": \"x\"}", Encoding.UTF8, "application/json"));

        var context = (await ReadAsync(response, 400, "VALIDATION_ERROR")).GetProperty("context");
        Assert.Equal("$.count", context.GetProperty("field").GetString());
        Assert.Equal(1, context.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task ValidationProblem_NamesTheField()
    {
        await using var app = await StartAsync();

        using var response = await app.Client.GetAsync("/invalid");

        var problem = await ReadAsync(response, 400, "VALIDATION_ERROR");
        Assert.Equal("name", problem.GetProperty("context").GetProperty("field").GetString());
        Assert.Equal("is missing", problem.GetProperty("errors").GetProperty("name")[0].GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UnexpectedException_ShowsItselfOnlyInDebugMode(bool debug)
    {
        await using var app = await StartAsync(("DEBUG_MODE", debug ? "true" : "false"));

        using var response = await app.Client.GetAsync("/crash");

        var problem = await ReadAsync(response, 500, "INTERNAL_ERROR");
        Assert.Equal("An unexpected error occurred.", problem.GetProperty("message").GetString());
        Assert.Equal(debug, problem.GetRawText().Contains("inner secret", StringComparison.Ordinal));
        Assert.Single(app.Logs.Entries, entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Caller_Leaves_IsNoError()
    {
        var entered = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        await using var app = await ServiceApp.StartAsync(app => app.MapGet("/wait", async (CancellationToken token) =>
        {
            entered.SetResult();
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(30), token);
            }
            finally
            {
                left.SetResult();
            }
        }));
        using var leaving = new CancellationTokenSource();
        var request = app.Client.GetAsync("/wait", leaving.Token);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await AssertMetricAsync(app, "http_requests_total{endpoint=\"/wait\",method=\"GET\",status=\"499\"}");
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Level >= LogLevel.Warning);
    }

    private static async Task AssertMetricAsync(ServiceApp app, string series)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!(await app.Client.GetStringAsync("/metrics", deadline.Token)).Contains(series, StringComparison.Ordinal))
        {
            await Task.Delay(20, deadline.Token);
        }
    }

    private static Task<ServiceApp> StartAsync(params (string Key, string Value)[] settings) => ServiceApp.StartAsync(
        static app =>
        {
            app.MapGet("/throw/{name}", IResult (string name) => throw Errors[name]);
            app.MapGet("/return/{name}", (string name) => Errors[name].ToProblem());
            app.MapGet("/status/{status}", (int status) => TypedResults.StatusCode(status));
            app.MapGet("/number", (int n) => n.ToString(CultureInfo.InvariantCulture));
            app.MapGet("/invalid", () => TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["is missing"] }));
            app.MapGet("/crash", IResult () => throw new InvalidOperationException("inner secret"));
            app.MapPost("/body", (Body body) => body.Count.ToString(CultureInfo.InvariantCulture));
            app.MapPost("/small", (Body body) => body.Count.ToString(CultureInfo.InvariantCulture)).WithMetadata(new RequestSizeLimitAttribute(8));
        },
        settings: settings);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(code, problem.GetProperty("error_code").GetString());
        Assert.Equal(response.Headers.GetValues("X-Request-ID").Single(), problem.GetProperty("request_id").GetString());
        foreach (var member in new[] { "type", "title", "detail", "message", "severity", "timestamp", "context" })
        {
            Assert.True(problem.TryGetProperty(member, out _), $"{member} is missing in {problem}");
        }

        return problem;
    }

    private sealed record Body(int Count);
}
