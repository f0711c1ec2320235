using HelmAI.ApiService.Administration;
using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Gateway.Audit;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Browsers;
using HelmAI.ApiService.Gateway.Limits;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Hosting;
using HelmAI.ApiService.Intelligence;
using HelmAI.ApiService.Intelligence.Feeds;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.ApiService.Rules;
using HelmAI.ApiService.Threats;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Storage;

var builder = ServiceRunner.CreateBuilder(args);
builder.AddServiceDefaults().AddApiPort().AddHelmStorage().AddEmbeddedAnalysis();
builder.AddRequestLimits().AddBrowserRules().AddApiKeys().AddRateLimits().AddAudit();
builder.AddJson().AddEvents().AddThreats().AddFeedAdministration().AddRules().AddIndicators().AddAdministration().AddApiDescription();

var app = builder.Build();
app.UseServiceDefaults().UseBrowserRules().UseRequestLimits().UseApiKeys();
app.MapDefaultEndpoints().MapApiDescription();

var api = app.MapGroup("/api").Audited();
api.MapEvents();
api.MapThreats();
api.MapFeeds();
api.MapAlerts();
api.MapRules();
api.MapIndicators();
api.MapAudit();
api.MapAdministration();

return await app.RunServiceAsync();
