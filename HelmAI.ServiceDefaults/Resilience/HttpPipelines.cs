using System.Collections.Concurrent;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace HelmAI.ServiceDefaults.Resilience;

/// <summary>The resilience of HTTP clients, one pipeline per client name, so that its circuit outlives the client's handlers.</summary>
/// <param name="time">The clock.</param>
internal sealed class HttpPipelines(TimeProvider time)
{
    private static readonly HttpResilience Standard = new();

    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _pipelines = new(StringComparer.Ordinal);

    /// <summary>Tells the pipeline which request it sends.</summary>
    public static ResiliencePropertyKey<HttpRequestMessage> Request { get; } = new("helm.http.request");

    /// <summary>Builds a pipeline.</summary>
    /// <param name="resilience">How patient it is.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The pipeline, with a circuit of its own.</returns>
    public static ResiliencePipeline<HttpResponseMessage> Build(HttpResilience resilience, TimeProvider time) => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddTimeout(resilience.TotalTimeout)
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = resilience.Retries,
            Delay = resilience.RetryDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(
                IsRepeatable(arguments.Context) && IsTransient(arguments.Outcome) && !(AskedDelay(arguments.Outcome.Result, time) > resilience.LongestAskedDelay)),
            DelayGenerator = arguments => ValueTask.FromResult(AskedDelay(arguments.Outcome.Result, time)),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = resilience.FailureRatio,
            MinimumThroughput = resilience.MinimumThroughput,
            SamplingDuration = resilience.SamplingDuration,
            BreakDuration = resilience.BreakDuration,
            ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
        })
        .AddTimeout(resilience.TryTimeout)
        .Build();

    /// <summary>The pipeline of a client.</summary>
    /// <param name="client">The client's name.</param>
    /// <returns>Its pipeline.</returns>
    public ResiliencePipeline<HttpResponseMessage> Get(string client) => _pipelines.GetOrAdd(client, static (_, time) => Build(Standard, time), time);

    // RFC 9110, section 9.2.2: a POST or PATCH whose answer was lost may have had its effect.
    private static bool IsRepeatable(ResilienceContext context) =>
        context.Properties.TryGetValue(Request, out var request)
        && request.Method != HttpMethod.Post && request.Method != HttpMethod.Patch && request.Method != HttpMethod.Connect;

    // Where the server asks for none, the back-off above counts.
    private static TimeSpan? AskedDelay(HttpResponseMessage? response, TimeProvider time) =>
        response?.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - time.GetUtcNow() : null;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        // What is too large now is so the next time.
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        _ => false,
    };
}
