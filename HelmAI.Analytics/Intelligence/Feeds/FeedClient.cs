using System.Net;
using HelmAI.Analytics.Notifications.Targets;
using HelmAI.ServiceDefaults.Resilience;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Asks the servers of feeds. Redirects are not followed: a secret must not go where its owner has not sent it.</summary>
internal sealed class FeedClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    /// <summary>Prepares to ask.</summary>
    /// <param name="options">How patiently, and whom.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of servers that may not be called.</param>
    public FeedClient(IOptions<FeedOptions> options, TimeProvider time, ILogger<FeedClient> logger)
    {
        _time = time;
        Patience = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        MaxBytes = options.Value.MaxBytes;
        var addresses = new TargetAddresses(options.Value.PrivateAddresses ? [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")] : []);
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = new TargetConnector(addresses, logger).ConnectAsync,

            // A proxy would look names up by itself, and connect to whatever they stand for.
            UseProxy = false,
        };
        var resilience = new HttpResilience
        {
            TotalTimeout = Patience * 3,
            TryTimeout = Patience,
            Retries = 2,
            RetryDelay = TimeSpan.FromSeconds(0.5),
            LongestAskedDelay = TimeSpan.FromSeconds(2),

            // One client serves all feeds: a circuit of theirs together would let one server's faults close the way to others.
            MinimumThroughput = int.MaxValue,
        };

        // The time limits are the handler's.
        _client = new HttpClient(resilience.Wrap(sockets, time)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("HelmAI");
    }

    /// <summary>How long a server may keep silent.</summary>
    public TimeSpan Patience { get; }

    /// <summary>The largest file.</summary>
    public long MaxBytes { get; }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>An answer with the status 200 or 304, whose body is still to be read.</returns>
    /// <exception cref="FeedFaultException">There is no such answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutRejectedException or BrokenCircuitException)
        {
            throw new FeedFaultException(Describe(exception), exception);
        }

        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotModified)
        {
            return response;
        }

        using (response)
        {
            throw FeedFaultException.Of(response.StatusCode, AskedDelay(response));
        }
    }

    /// <summary>Reads a body that is kept in memory as a whole.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="maxBytes">The largest that is taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The body.</returns>
    /// <exception cref="FeedFaultException">It is larger, or breaks off, or stops.</exception>
    public async Task<byte[]> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        await using var body = await OpenAsync(response, maxBytes, cancellationToken);
        await body.CopyToAsync(whole, cancellationToken);
        return whole.ToArray();
    }

    /// <summary>Opens a body for whoever reads it as it comes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="maxBytes">The largest that is taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The body, which throws <see cref="FeedFaultException"/> where it is larger, or breaks off, or stops.</returns>
    public async Task<Stream> OpenAsync(HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken) =>
        new FeedBody(await response.Content.ReadAsStreamAsync(cancellationToken), maxBytes, Patience, _time);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string Describe(Exception exception) => exception switch
    {
        TimeoutRejectedException => "The server did not answer in time.",
        HttpRequestException { InnerException: RefusedTargetException } => "The feed's address is not a public one, and others are not allowed (HELM_FEEDS_PRIVATE_ADDRESSES).",
        _ => "The server could not be reached.",
    };

    private TimeSpan? AskedDelay(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - _time.GetUtcNow() : null;
}
