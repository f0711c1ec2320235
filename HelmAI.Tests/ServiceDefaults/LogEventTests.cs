using System.Reflection;
using HelmAI.Analytics.Detection;
using HelmAI.ApiService.Activity;
using HelmAI.Core.Events;
using HelmAI.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;

namespace HelmAI.Tests.ServiceDefaults;

/// <summary>The events that the product's processes log.</summary>
public sealed class LogEventTests
{
    [Fact]
    public void EventIds_AllAssemblies_AreUnique()
    {
        Assembly[] assemblies =
            [typeof(SecurityEvent).Assembly, typeof(CacheMetrics).Assembly, typeof(Observation).Assembly, typeof(ActivityParser).Assembly];
        var events = assemblies
            .SelectMany(static assembly => assembly.GetTypes())
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(static method => (Method: method, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(static one => one.Event is not null)
            .ToLookup(static one => one.Event!.EventId, static one => $"{one.Method.DeclaringType}.{one.Method.Name}");

        Assert.True(events.Count > 50, $"Only {events.Count} events were found.");
        Assert.Empty(events.Where(static one => one.Count() > 1).Select(static one => $"{one.Key}: {string.Join(", ", one)}"));
    }
}
