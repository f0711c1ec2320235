using HelmAI.Analytics.Rollups;
using HelmAI.ApiService.Activity;
using HelmAI.ApiService.Administration;
using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Gateway.Audit;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Browsers;
using HelmAI.ApiService.Gateway.Limits;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Hosting;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.Live;
using HelmAI.ApiService.OpenApi;
using HelmAI.ApiService.Reporting;
using HelmAI.ApiService.Rules;
using HelmAI.ApiService.Streaming;
using HelmAI.ApiService.Threats;
using HelmAI.ApiService.Webhooks;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Storage;

var builder = ServiceRunner.CreateBuilder(args);
builder.AddServiceDefaults().AddApiPort().AddHelmStorage().AddEmbeddedAnalysis();
builder.AddRequestLimits().AddBrowserRules().AddApiKeys().AddRateLimits().AddAudit();
builder.AddJson().AddEvents().AddAlerts().AddThreats().AddRules().AddActivity().AddReporting().AddLive().AddStreaming().AddWebhooks().AddAdministration().AddApiDescription();

var app = builder.Build();
app.UseServiceDefaults().UseBrowserRules().UseRequestLimits().UseApiKeys();
app.MapDefaultEndpoints().MapApiDescription();

var api = app.MapGroup("/api").Audited();
api.MapEvents();
api.MapThreats();
api.MapAlerts();
api.MapRules();
api.MapActivity();
api.MapReporting();
api.MapLive();
api.MapStreaming();
api.MapWebhooks();
api.MapAudit();
api.MapAdministration();

return args is [RebuildCommand.Verb, .. var rest] ? await app.RebuildAsync(rest) : await app.RunServiceAsync();
