using System.Net;
using System.Net.Sockets;

namespace HelmAI.Tests.Support;

/// <summary>Finds ports for servers that can't find one themselves.</summary>
internal static class LoopbackPort
{
    /// <summary>A port of the loopback interface that was free a moment ago.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
