using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;
using HelmAI.ServiceDefaults.Resilience;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>
/// A provider that answers in JSON over HTTP: one object for a value that it knows, 404 for one that it does not. It is not trusted: its answers
/// have limits of size, depth and kind, and redirects are not followed. Whatever it does, there is an answer of ours.
/// </summary>
internal sealed class HttpThreatProvider : IDisposable
{
    private const int MaxDepth = 16;
    private const int Tries = 3;

    private static readonly JsonDocumentOptions Strictly = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private readonly ProviderSettings _settings;
    private readonly HttpClient _client;
    private readonly RateLimiter _requests;
    private readonly SemaphoreSlim _turns;
    private readonly TimeProvider _time;
    private readonly ProviderMetrics _metrics;
    private readonly ILogger _logger;

    /// <summary>Prepares to ask.</summary>
    /// <param name="settings">The provider.</param>
    /// <param name="options">How patiently.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="logger">Hears of failures.</param>
    public HttpThreatProvider(ProviderSettings settings, ProviderOptions options, TimeProvider time, ProviderMetrics metrics, ILogger<HttpThreatProvider> logger)
    {
        _settings = settings;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _turns = new(options.Concurrency);
        _requests = RequestBudget.Create(settings.RequestsPerMinute ?? options.RequestsPerMinute);

        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var once = new BudgetedHandler(_requests) { InnerHandler = new WholeAnswerHandler(options.MaxBytes) { InnerHandler = sockets } };
        var patience = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds);
        Patience = patience * Tries;
        var resilience = new HttpResilience
        {
            TotalTimeout = Patience,
            TryTimeout = patience,
            Retries = Tries - 1,
            RetryDelay = patience / 10,
            LongestAskedDelay = patience,
            FailureRatio = 0.5,
            MinimumThroughput = 6,
            BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
        };

        // The time limits are the handler's.
        _client = new HttpClient(resilience.Wrap(once, time)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("HelmAI");
        if (settings.Secret is { } secret)
        {
            _client.DefaultRequestHeaders.TryAddWithoutValidation(settings.Header, secret);
        }
    }

    /// <summary>Its name.</summary>
    public string Name => _settings.Name;

    /// <summary>How long <see cref="AskAsync"/> takes at most, once it is its turn.</summary>
    public TimeSpan Patience { get; }

    /// <summary>Asks for a value.</summary>
    /// <param name="target">The value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer, or that there is none and why.</returns>
    public async Task<ProviderAnswer> AskAsync(LookupTarget target, CancellationToken cancellationToken)
    {
        if (!await _turns.WaitAsync(Patience, cancellationToken))
        {
            return Fail("Too many requests to it are under way already.", cause: null);
        }

        var start = _time.GetTimestamp();
        try
        {
            using var response = await _client.GetAsync(_settings.AddressOf(target.Type, target.Value), cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // Whatever a provider or the way to it brings about is a part of the answer.
            return Fail(Describe(exception), exception);
        }
        finally
        {
            _turns.Release();
            _metrics.Took(Name, _time.GetElapsedTime(start));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _requests.Dispose();
        _turns.Dispose();
    }

    private static string Describe(Exception exception) => exception switch
    {
        BudgetedHandler.UsedUpException => exception.Message,
        BrokenCircuitException => "It has failed too often of late, and is not asked for a while.",
        TimeoutRejectedException or OperationCanceledException => "It did not answer in time.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "Its answer is too large.",
        JsonException => "Its answer is not a JSON object within the limits.",
        _ => "It could not be reached.",
    };

    private async Task<ProviderAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound:
                _metrics.Answered(Name, Verdict.Unknown);
                return new() { Provider = Name, RetrievedAt = _time.GetUtcNow() };
            case HttpStatusCode.OK:
                break;
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return Fail("It refuses the configured secret.", cause: null);
            case HttpStatusCode.TooManyRequests:
                return Fail("It is asked too often, it says (429).", cause: null);
            case >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest:
                return Fail("It redirects, which is not followed.", cause: null);
            default:
                return Fail($"It answered with the status {(int)response.StatusCode}.", cause: null);
        }

        if (response.Content.Headers.ContentType?.MediaType is not { } type || !(type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal)))
        {
            return Fail("Its answer is not JSON.", cause: null);
        }

        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken), Strictly);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The answer is no object.");
        }

        var verdict = VerdictReader.Read(document.RootElement);
        _metrics.Answered(Name, verdict);
        return new() { Provider = Name, Verdict = verdict, RetrievedAt = _time.GetUtcNow(), Data = document.RootElement.Clone() };
    }

    private ProviderAnswer Fail(string message, Exception? cause)
    {
        _metrics.Failed(Name);
        Log.ProviderFailed(_logger, cause, Name, message);
        return new() { Provider = Name, RetrievedAt = _time.GetUtcNow(), Error = new(message) };
    }
}
