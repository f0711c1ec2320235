namespace HelmAI.ServiceDefaults.Resilience;

/// <summary>
/// How patient an HTTP client is. The defaults are those of AddStandardResilienceHandler (Microsoft.Extensions.Http.Resilience): three more tries
/// after 2 s, 4 s, 8 s with jitter, and a circuit that opens for 5 s when a tenth of at least 100 requests in 30 s fail. Only requests that may be
/// repeated safely are.
/// </summary>
public sealed record HttpResilience
{
    /// <summary>The time for all tries together.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time for one try.</summary>
    public TimeSpan TryTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many more tries there are after one that failed, 1 or more.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The pause before the second try; it doubles each time, and a jitter is added.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause that a server may ask for (<c>Retry-After</c>); where it asks for a longer one, its answer is passed on.</summary>
    public TimeSpan LongestAskedDelay { get; init; } = TimeSpan.MaxValue;

    /// <summary>The part of the tries within <see cref="SamplingDuration"/> that must fail for the circuit to open, above 0 to 1.</summary>
    public double FailureRatio { get; init; } = 0.1;

    /// <summary>How many tries there must be within <see cref="SamplingDuration"/> for the circuit to open, 2 or more.</summary>
    public int MinimumThroughput { get; init; } = 100;

    /// <summary>The time over which tries are counted, half a second or more.</summary>
    public TimeSpan SamplingDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long an open circuit lets nothing through, half a second or more.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Puts this around a handler, for a client that is not made by <see cref="IHttpClientFactory"/>. The circuit lives as long as the result.</summary>
    /// <param name="inner">Sends each try.</param>
    /// <param name="time">The clock.</param>
    /// <returns>
    /// A handler that throws, beside what the inner one throws, <see cref="Polly.Timeout.TimeoutRejectedException"/> and
    /// <see cref="Polly.CircuitBreaker.BrokenCircuitException"/>.
    /// </returns>
    public HttpMessageHandler Wrap(HttpMessageHandler inner, TimeProvider time) =>
        new ResilienceHandler(HttpPipelines.Build(this, time)) { InnerHandler = inner };
}
