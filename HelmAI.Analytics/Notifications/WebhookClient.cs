using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using HelmAI.Analytics.Notifications.Messages;
using HelmAI.Analytics.Notifications.Targets;
using HelmAI.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications;

/// <summary>
/// Sends messages to targets that are not trusted: no redirects, proxies, cookies or decompression; a limit on the time of the connection and
/// of the whole, and on what is read. The answer's status decides; its body is for the log alone, and whatever is wrong with it changes nothing.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>How much of an answer's body is kept, in bytes.</summary>
    public const int MaxAnswerBytes = 1_024;

    private const int MaxHeadKilobytes = 16;
    private const int MaxDrainedBytes = 16 * 1_024;

    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _timeout;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    /// <summary>Makes the client.</summary>
    /// <param name="rules">Where it may connect.</param>
    /// <param name="options">How long an answer may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of targets that may not be called.</param>
    public WebhookClient(TargetRules rules, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookClient> logger)
    {
        _timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        _time = time;

        // Not of the factory, whose clients repeat requests by themselves. The trace is written here, so that the client adds none of its own.
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = new TargetConnector(rules.Addresses, logger).ConnectAsync,
            ConnectTimeout = _timeout < LongestConnect ? _timeout : LongestConnect,
            MaxResponseHeadersLength = MaxHeadKilobytes,
            MaxResponseDrainSize = MaxDrainedBytes,
            ResponseDrainTimeout = BodyPatience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends a message.</summary>
    /// <param name="claimed">Where to, with the secrets that sign it.</param>
    /// <param name="body">The message.</param>
    /// <param name="traceParent">The trace that the receiver may continue.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came back.</returns>
    public async Task<WebhookAnswer> SendAsync(ClaimedDelivery claimed, byte[] body, string? traceParent, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = NewRequest(claimed, body, traceParent);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(response, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new() { Error = deadline.IsCancellationRequested ? $"No answer within {_timeout.TotalSeconds} s." : $"No connection: {(exception.InnerException ?? exception).Message}" };
        }
        catch (HttpRequestException exception)
        {
            return exception.InnerException is RefusedTargetException refused
                ? WebhookAnswer.Refused($"The target was refused: {refused.Message}")
                : new() { Error = $"{exception.HttpRequestError}: {exception.Message}" };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static async Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxAnswerBytes];
        var length = 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(BodyPatience);
        try
        {
            await using var body = await content.ReadAsStreamAsync(patience.Token);
            int read;
            while (length < bytes.Length && (read = await body.ReadAsync(bytes.AsMemory(length), patience.Token)) > 0)
            {
                length += read;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // It came to nothing more: too slow, cut off, or not as long as it said.
        }

        return bytes[..length];
    }

    private static string? FaultOf(int status) => status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => $"The receiver answered {status}; redirects are not followed.",
        _ => $"The receiver answered {status}.",
    };

    private HttpRequestMessage NewRequest(ClaimedDelivery claimed, byte[] body, string? traceParent)
    {
        var id = claimed.Delivery.Id.ToString();
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, claimed.Webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("HelmAI", "1.0"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(claimed.Secrets, id, now, body));
        if (traceParent is not null)
        {
            request.Headers.Add("traceparent", traceParent);
        }

        return request;
    }

    private async Task<WebhookAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var asked = response.Headers.RetryAfter;
        return new()
        {
            StatusCode = (int)response.StatusCode,
            Error = FaultOf((int)response.StatusCode),
            RetryAfter = asked?.Delta ?? asked?.Date - _time.GetUtcNow(),
            Body = await ReadBodyAsync(response.Content, cancellationToken),
        };
    }
}
