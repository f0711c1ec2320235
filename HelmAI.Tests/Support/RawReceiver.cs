using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HelmAI.Tests.Support;

/// <summary>A receiver that breaks the rules of HTTP: it reads a request's head and then writes what a test wants.</summary>
internal sealed class RawReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _running;

    public RawReceiver(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}/";

    /// <summary>Writes a text at once.</summary>
    public static async Task WriteAsync(NetworkStream stream, string text, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);

    /// <summary>Writes a text again and again, until the other side is gone.</summary>
    public static async Task DripAsync(NetworkStream stream, string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            await WriteAsync(stream, text, cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            var stream = client.GetStream();
            try
            {
                _ = await stream.ReadAsync(new byte[65_536], _stop.Token);
                await _answer(stream, _stop.Token);

                // To close at once what was not read to its end would take the answer back.
                client.Client.Shutdown(SocketShutdown.Send);
                await stream.CopyToAsync(Stream.Null, _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
            {
                // The sender has had enough.
            }
        }
    }
}
