using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Hosting;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.ApiService.Rules;
using HelmAI.ApiService.Threats;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddApiPort().AddHelmStorage().AddEmbeddedAnalysis();
builder.AddJson().AddApiKeys().AddEvents().AddThreats().AddRules().AddApiDescription();

var app = builder.Build();
app.UseServiceDefaults().UseApiKeys();
app.MapDefaultEndpoints().MapApiDescription();

var api = app.MapGroup("/api");
api.MapEvents();
api.MapThreats();
api.MapAlerts();
api.MapRules();

return await app.RunServiceAsync();
