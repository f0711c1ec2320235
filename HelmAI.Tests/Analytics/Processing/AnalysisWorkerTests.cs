using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.Sightings;
using HelmAI.Analytics.Notifications;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Live;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>The worker on a real store.</summary>
public sealed class AnalysisWorkerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly LocalSignalBus _signals = new();
    private ServiceProvider _services = null!;

    private IEventStore Store => _services.GetRequiredService<IEventStore>();

    public async Task InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ISignalBus>(_signals)
            .AddSingleton<AnalysisMetrics>()
            .AddSingleton(Some.Encryption)
            .AddSqliteStorage(_ => new SqliteSettings(_folder.File("helm.db"), 4))
            .BuildServiceProvider();
        await _services.GetRequiredService<IDatabase>().MigrateAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Worker_QueuedEvents_AreAssessedAndSignalled()
    {
        var submissions = Enumerable.Range(0, 25).Select(static _ => Some.Submission()).ToList();
        await Store.AppendAsync(submissions, default);

        await RunUntilAssessedAsync(submissions, new TestContent(static (_, output) => output.Add(Some.Finding("a", Severity.High, 1))));

        foreach (var submission in submissions)
        {
            var record = await Store.FindAsync(submission.Event.TenantId, submission.Event.Id, default);
            Assert.Equal((EventStatus.Processed, 0.95), (record!.Status, record.Assessment!.RiskScore));
        }

        Assert.Equal(0, (await _services.GetRequiredService<IEventQueue>().GetBacklogAsync(default)).Events);
    }

    [Fact]
    public async Task Worker_EventWhoseDetectionThrows_FailsAloneAndSaysWhy()
    {
        var submissions = Enumerable.Range(0, 5).Select(static _ => Some.Submission()).ToList();
        var poison = submissions[2].Event.Id;
        await Store.AppendAsync(submissions, default);

        await RunUntilAssessedAsync(submissions, new TestContent((securityEvent, _) =>
        {
            if (securityEvent.Id == poison)
            {
                throw new InvalidOperationException("cannot look at this");
            }
        }));

        foreach (var securityEvent in submissions.Select(static submission => submission.Event))
        {
            var record = await Store.FindAsync(securityEvent.TenantId, securityEvent.Id, default);
            Assert.Equal(securityEvent.Id == poison ? EventStatus.Failed : EventStatus.Processed, record!.Status);
            Assert.Equal(securityEvent.Id == poison ? "InvalidOperationException: cannot look at this" : null, record.Assessment!.Error);
        }
    }

    [Fact]
    public async Task Worker_CorrelatorThatThrows_FailsItsGroupAlone()
    {
        var submissions = new[] { "alice", "bob", "alice" }.Select(static user => Some.Submission(Some.Event() with { UserId = user })).ToList();
        await Store.AppendAsync(submissions, default);
        var content = new TestContent(
            static (securityEvent, output) => output.Add(new Observation("no-alice", securityEvent.UserId!, securityEvent.Id, securityEvent.Timestamp)),
            new RefusingCorrelator("no-alice", "alice"));

        await RunUntilAssessedAsync(submissions, content);

        foreach (var securityEvent in submissions.Select(static submission => submission.Event))
        {
            var record = await Store.FindAsync(securityEvent.TenantId, securityEvent.Id, default);
            Assert.Equal(securityEvent.UserId == "alice" ? EventStatus.Failed : EventStatus.Processed, record!.Status);
            Assert.Equal(securityEvent.UserId == "alice" ? "InvalidOperationException: not alice" : null, record.Assessment!.Error);
        }
    }

    [Fact]
    public async Task Worker_FindingThatCannotBeScored_FailsItsEventAlone()
    {
        var submissions = Enumerable.Range(0, 3).Select(static _ => Some.Submission()).ToList();
        var poison = submissions[1].Event.Id;
        await Store.AppendAsync(submissions, default);

        await RunUntilAssessedAsync(submissions, new TestContent((securityEvent, output) =>
            output.Add(Some.Finding("a", Severity.High, confidence: securityEvent.Id == poison ? 2 : 1))));

        foreach (var securityEvent in submissions.Select(static submission => submission.Event))
        {
            var record = await Store.FindAsync(securityEvent.TenantId, securityEvent.Id, default);
            Assert.Equal(securityEvent.Id == poison ? (EventStatus.Failed, 0) : (EventStatus.Processed, 0.95), (record!.Status, record.Assessment!.RiskScore));
        }
    }

    [Fact]
    public async Task Worker_EventWhoseDetectionHangs_FailsAloneWhileTheThreadIsStillLost()
    {
        var submissions = Enumerable.Range(0, 5).Select(static _ => Some.Submission()).ToList();
        var poison = submissions[2].Event.Id;
        await Store.AppendAsync(submissions, default);
        var released = false;
        try
        {
            await RunUntilAssessedAsync(submissions, new TestContent((securityEvent, _) =>
            {
                while (securityEvent.Id == poison && !Volatile.Read(ref released))
                {
                    Thread.SpinWait(1_000);
                }
            }));
        }
        finally
        {
            Volatile.Write(ref released, true);
        }

        foreach (var securityEvent in submissions.Select(static submission => submission.Event))
        {
            var record = await Store.FindAsync(securityEvent.TenantId, securityEvent.Id, default);
            Assert.Equal(securityEvent.Id == poison ? EventStatus.Failed : EventStatus.Processed, record!.Status);
            Assert.Equal(securityEvent.Id == poison ? "TimeoutException: Detection took longer than 100 ms." : null, record.Assessment!.Error);
        }
    }

    [Fact]
    public async Task Worker_EventThatKilledThreeWorkers_IsSignalledAsFailed()
    {
        var deadly = Some.Submission();
        await Store.AppendAsync([deadly], default);
        await _services.DisposeAsync();
        for (var death = 0; death < 3; death++)
        {
            await InitializeAsync();
            Assert.Single((await _services.GetRequiredService<IEventQueue>().ClaimAsync(1, default)).Events);
            await _services.DisposeAsync();
        }

        await InitializeAsync();
        await RunUntilAssessedAsync([deadly], new TestContent(static (_, _) => { }));

        Assert.Equal(EventStatus.Failed, (await Store.FindAsync(deadly.Event.TenantId, deadly.Event.Id, default))!.Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task Worker_Correlation_CountsAcrossBatchesOfAnySize(int batchSize)
    {
        // Seven events each of two users: each user's third and sixth complete a correlation.
        var submissions = Enumerable.Range(0, 14).Select(static i => Some.Submission(Some.Event() with { UserId = i % 2 == 0 ? "alice" : "bob" })).ToList();
        await Store.AppendAsync(submissions, default);
        var content = new TestContent(
            static (securityEvent, output) => output.Add(new Observation("every-third", securityEvent.UserId!, securityEvent.Id, securityEvent.Timestamp)),
            new EveryThirdCorrelator());

        await RunUntilAssessedAsync(submissions, content, batchSize);

        var found = new Dictionary<string, int>(StringComparer.Ordinal) { ["alice"] = 0, ["bob"] = 0 };
        foreach (var securityEvent in submissions.Select(static submission => submission.Event))
        {
            var record = await Store.FindAsync(securityEvent.TenantId, securityEvent.Id, default);
            found[securityEvent.UserId!] += record!.Assessment!.Findings.Count;
        }

        Assert.Equal(2, found["alice"]);
        Assert.Equal(2, found["bob"]);
    }

    [Fact]
    public async Task Worker_SuppressedFindings_StayAndAreCountedAndRaiseNothing()
    {
        var suppression = Some.Suppression() with { RuleId = "A", EntityType = null, EntityValue = null };
        await _services.GetRequiredService<ISuppressionStore>().AddAsync(suppression, 10, default);
        var submissions = Some.Submissions(25);
        await Store.AppendAsync(submissions, default);

        await RunUntilAssessedAsync(submissions, new TestContent(static (_, output) => output.Add(Some.Finding("a", Severity.High, 1))));

        var record = await Store.FindAsync(Some.Tenant, submissions[0].Event.Id, default);
        Assert.Equal((0.95, suppression.Id.ToString()), (record!.Assessment!.RiskScore, Assert.Single(record.Assessment.Findings).SuppressedBy));
        Assert.Empty((await _services.GetRequiredService<IAlertStore>().ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items);
        var after = await _services.GetRequiredService<ISuppressionStore>().FindAsync(Some.Tenant, suppression.Id, default);
        Assert.Equal(25, after!.HiddenCount);
    }

    private async Task RunUntilAssessedAsync(IReadOnlyList<EventSubmission> submissions, IDetectionContent content, int batchSize = 10)
    {
        var waiting = submissions.Select(static submission => submission.Event.Id).ToHashSet();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _signals.Subscribe<ResultsStored>(assessed =>
        {
            lock (waiting)
            {
                waiting.ExceptWith(assessed.EventIds);
                if (waiting.Count == 0)
                {
                    done.TrySetResult();
                }
            }
        });
        var options = Options.Create(new AnalysisOptions { BatchSize = batchSize, TimeoutMilliseconds = 100 });
        var suppressions = new LiveSuppressions(_services.GetRequiredService<ISuppressionStore>(), TimeProvider.System);
        await suppressions.RefreshAsync(default);
        var metrics = _services.GetRequiredService<AnalysisMetrics>();
        var subscriptions = new Subscriptions(TimeProvider.System);
        subscriptions.Replace([]);
        using var worker = new AnalysisWorker(
            _services.GetRequiredService<IEventQueue>(),
            _signals,
            new FixedEngine(new DetectionEngine([content])),
            suppressions,
            new DetectionWatch(options, metrics, TimeProvider.System, NullLogger<DetectionWatch>.Instance),
            new BatchAnalyzer(new AlertFactory(new AlertingOptions(), TimeProvider.System), TimeProvider.System, NullLogger<BatchAnalyzer>.Instance),
            subscriptions,
            new ResultAnnouncer(_signals, metrics, new LocalLiveMetrics(new LiveWindow(TimeProvider.System)), new SightingCounter()),
            options,
            TimeProvider.System,
            NullLogger<AnalysisWorker>.Instance);

        await worker.StartAsync(default);
        await done.Task.WaitAsync(Patience);
        await worker.StopAsync(default);
    }
}
