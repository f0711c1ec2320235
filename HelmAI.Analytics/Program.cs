using HelmAI.Analytics;
using HelmAI.Analytics.Rollups;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Storage;

var builder = ServiceRunner.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddHelmStorage();
builder.AddAnalytics();

var app = builder.Build();

app.UseServiceDefaults();
app.MapDefaultEndpoints();

return args is [RebuildCommand.Verb, .. var rest] ? await app.RebuildAsync(rest) : await app.RunServiceAsync();
