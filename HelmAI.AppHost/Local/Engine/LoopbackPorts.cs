using System.Net;
using System.Net.Sockets;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Finds free ports, all different, and holds them until it is disposed of.</summary>
internal sealed class LoopbackPorts : IDisposable
{
    private readonly List<TcpListener> _held = [];

    /// <summary>Takes a port.</summary>
    /// <param name="wanted">Which, or 0 for any free one.</param>
    /// <returns>The port.</returns>
    /// <exception cref="SocketException">It is taken, or not for this user.</exception>
    public int Take(int wanted = 0)
    {
        var listener = new TcpListener(IPAddress.Loopback, wanted);
        try
        {
            listener.Start();
        }
        catch
        {
            listener.Dispose();
            throw;
        }

        _held.Add(listener);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public void Dispose() => _held.ForEach(listener => listener.Dispose());
}
