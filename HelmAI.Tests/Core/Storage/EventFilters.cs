using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage;

/// <summary>One filter for every member of <see cref="EventFilter"/> and some together, and events that some of them match.</summary>
internal static class EventFilters
{
    private static readonly EventFilter All = new() { TenantId = Some.Tenant };

    private static readonly Dictionary<string, EventFilter> Filters = new(StringComparer.Ordinal)
    {
        ["none"] = All,
        ["from"] = All with { From = Some.Time.AddSeconds(5) },
        ["to"] = All with { To = Some.Time.AddSeconds(5) },
        ["from and to"] = All with { From = Some.Time.AddSeconds(2), To = Some.Time.AddSeconds(30) },
        ["event_type"] = All with { EventType = "login" },
        ["severity"] = All with { Severity = Severity.High },
        ["source"] = All with { Source = "edge" },
        ["modality"] = All with { Modality = "text" },
        ["reference"] = All with { Reference = "ref-3" },
        ["user_id"] = All with { UserId = "ann" },
        ["session_id"] = All with { SessionId = "s-1" },
        ["ip_address"] = All with { IpAddress = "192.0.2.1" },
        ["queued"] = All with { Status = EventStatus.Queued },
        ["processed"] = All with { Status = EventStatus.Processed },
        ["failed"] = All with { Status = EventStatus.Failed },
        ["risk"] = All with { MinRiskScore = 0.5 },
        ["no risk"] = All with { MinRiskScore = 0 },
        ["user and status"] = All with { UserId = "ann", Status = EventStatus.Processed },
        ["user and queued"] = All with { UserId = "ann", Status = EventStatus.Queued, To = Some.Time.AddDays(1) },
        ["type, user, risk and time"] = All with { EventType = "login", UserId = "ann", MinRiskScore = 0.1, From = Some.Time.AddSeconds(1) },
        ["status and risk"] = All with { Status = EventStatus.Processed, MinRiskScore = 0.5 },
    };

    public static TheoryData<string> Names => [.. Filters.Keys];

    public static EventFilter Get(string name) => Filters[name];

    /// <summary>60 events of the tenant, assessed but for the last 12, and as many of another.</summary>
    public static async Task FillAsync(TestStore store)
    {
        await store.AppendAsync([.. Enumerable.Range(0, 48).SelectMany(Twins)]);
        await store.AnalyseAsync(item =>
        {
            var number = (item.Timestamp - Some.Time).Seconds;
            return new(
                number % 10 == 9
                    ? Some.Assessment(item) with { Status = EventStatus.Failed, Error = "It broke." }
                    : Some.Assessment(item) with { RiskScore = number % 4 * 0.25 },
                []);
        });
        await store.AppendAsync([.. Enumerable.Range(48, 12).SelectMany(Twins)]);
    }

    public static bool Matches(EventFilter filter, EventRecord record)
    {
        var item = record.Event;
        return item.TenantId == filter.TenantId
            && !(item.Timestamp < filter.From)
            && !(item.Timestamp >= filter.To)
            && (filter.EventType is null || item.EventType == filter.EventType)
            && (filter.Severity is null || item.Severity == filter.Severity)
            && (filter.Source is null || item.Source == filter.Source)
            && (filter.Modality is null || item.Modality == filter.Modality)
            && (filter.Reference is null || item.Reference == filter.Reference)
            && (filter.UserId is null || item.UserId == filter.UserId)
            && (filter.SessionId is null || item.SessionId == filter.SessionId)
            && (filter.IpAddress is null || item.IpAddress == filter.IpAddress)
            && (filter.Status is null || record.Status == filter.Status)
            && (filter.MinRiskScore is null || record.Assessment?.RiskScore >= filter.MinRiskScore);
    }

    private static IEnumerable<SecurityEvent> Twins(int number)
    {
        var item = Some.Event() with
        {
            Timestamp = Some.Time.AddSeconds(number),
            EventType = number % 2 == 0 ? null : "login",
            Severity = number % 6 == 5 ? null : (Severity)(number % 5),
            Source = number % 3 == 0 ? "edge" : null,
            Modality = number % 4 == 0 ? "text" : "log",
            Reference = $"ref-{number}",
            UserId = number % 3 == 1 ? "ann" : "bob",
            SessionId = $"s-{number % 7}",
            IpAddress = number % 5 == 0 ? null : $"192.0.2.{number % 5}",
        };
        return [item, item with { Id = Some.Id(), TenantId = "other" }];
    }
}
