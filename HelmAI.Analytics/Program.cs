using HelmAI.Analytics;
using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Storage;

var builder = ServiceRunner.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddHelmStorage();
builder.AddAnalytics();

var app = builder.Build();

app.UseServiceDefaults();
app.MapDefaultEndpoints();

return await app.RunServiceAsync();
