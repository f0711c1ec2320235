using System.Net;
using System.Net.Sockets;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Finds free ports, all different, and holds them until it is disposed of.</summary>
internal sealed class LoopbackPorts : IDisposable
{
    private readonly List<TcpListener> _held = [];

    /// <summary>Takes a port.</summary>
    /// <param name="wanted">The port to take where it is free, or null.</param>
    /// <returns>That port or any other free one.</returns>
    public int Take(int? wanted = null)
    {
        var listener = new TcpListener(IPAddress.Loopback, wanted ?? 0);
        try
        {
            listener.Start();
        }
        catch (SocketException) when (wanted is not null)
        {
            listener.Dispose();
            return Take();
        }

        _held.Add(listener);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public void Dispose() => _held.ForEach(listener => listener.Dispose());
}
