using System.Net;
using System.Net.Sockets;

namespace HelmAI.Analytics.Notifications.Targets;

/// <summary>
/// Connects to webhooks' targets. It looks the name up itself and connects to the very addresses that it has checked, so that a name which
/// stands for another address a moment later (DNS rebinding) leads nowhere else.
/// </summary>
/// <param name="addresses">Which addresses may be called.</param>
/// <param name="logger">Tells the operator what a name stands for; a tenant must not learn the names of this network.</param>
internal sealed class TargetConnector(TargetAddresses addresses, ILogger logger)
{
    /// <summary>Connects.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="RefusedTargetException">None of the name's addresses may be called.</exception>
    /// <exception cref="SocketException">The name has no address, or none that answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = found.Where(addresses.Allows).ToArray();
        if (allowed.Length == 0 && found.Length > 0)
        {
            Log.TargetRefused(logger, host, string.Join(", ", found.Select(static address => address.ToString())));
            throw new RefusedTargetException($"'{host}' stands for no address that may be called.");
        }

        return await ConnectAsync(allowed, port, cancellationToken);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                last = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
