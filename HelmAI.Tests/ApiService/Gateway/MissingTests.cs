using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway;

/// <summary>What is not there is named, whatever it is.</summary>
public sealed class MissingTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Theory]
    [InlineData("events", "No event has this id.")]
    [InlineData("alerts", "No alert has this id.")]
    [InlineData("analytics/activities", "No activity has this id.")]
    [InlineData("keys", "No key has this id.")]
    [InlineData("suppressions", "No suppression has this id.")]
    [InlineData("tenants", "No tenant has this id.")]
    [InlineData("webhooks", "No webhook has this id.")]
    [InlineData("rules", "No rule has this id.")]
    [InlineData("rules/backtests", "No backtest has this id.")]
    public async Task Get_WhatIsNotThere_IsNamed(string things, string message)
    {
        using var response = await app.GetAsync($"/api/{things}/019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b");

        Assert.Equal(message, (string?)(await response.ExpectProblemAsync(HttpStatusCode.NotFound, "NOT_FOUND"))["message"]);
    }

    [Fact]
    public async Task List_AuditOfARouteThatIsNone_NamesTheParameter()
    {
        using var response = await app.GetAsync("/api/audit?route=GetEvnt");

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "route");
        Assert.Empty((await app.ReadAsync("/api/audit?route=RotateKey"))["entries"]!.AsArray());
    }
}
