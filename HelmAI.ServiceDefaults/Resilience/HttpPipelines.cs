using System.Collections.Concurrent;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace HelmAI.ServiceDefaults.Resilience;

/// <summary>
/// The resilience of HTTP clients, one pipeline per client name, so that its circuit outlives the client's handlers. The figures are those of
/// AddStandardResilienceHandler (Microsoft.Extensions.Http.Resilience): 30 s in all, 10 s a try, three more tries after 2 s, 4 s, 8 s with jitter,
/// and a circuit that opens for 5 s when a tenth of at least 100 requests in 30 s fail. Only requests that may be repeated safely are.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class HttpPipelines(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _pipelines = new(StringComparer.Ordinal);

    /// <summary>Tells the pipeline which request it sends.</summary>
    public static ResiliencePropertyKey<HttpRequestMessage> Request { get; } = new("helm.http.request");

    /// <summary>The pipeline of a client.</summary>
    /// <param name="client">The client's name.</param>
    /// <returns>Its pipeline.</returns>
    public ResiliencePipeline<HttpResponseMessage> Get(string client) => _pipelines.GetOrAdd(client, static (_, time) => Build(time), time);

    private static ResiliencePipeline<HttpResponseMessage> Build(TimeProvider time) => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromSeconds(2),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = static arguments => ValueTask.FromResult(IsRepeatable(arguments.Context) && IsTransient(arguments.Outcome)),
            DelayGenerator = arguments => ValueTask.FromResult(AskedDelay(arguments.Outcome.Result, time)),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = 0.1,
            MinimumThroughput = 100,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(5),
            ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
        })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    // RFC 9110, section 9.2.2: a POST or PATCH whose answer was lost may have had its effect.
    private static bool IsRepeatable(ResilienceContext context) =>
        context.Properties.TryGetValue(Request, out var request)
        && request.Method != HttpMethod.Post && request.Method != HttpMethod.Patch && request.Method != HttpMethod.Connect;

    // Where the server asks for none, the back-off above counts.
    private static TimeSpan? AskedDelay(HttpResponseMessage? response, TimeProvider time) =>
        response?.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - time.GetUtcNow() : null;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        _ => false,
    };
}
