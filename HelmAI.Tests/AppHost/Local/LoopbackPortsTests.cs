using System.Net.Sockets;
using HelmAI.AppHost.Local.Engine;

namespace HelmAI.Tests.AppHost.Local;

public sealed class LoopbackPortsTests
{
    [Fact]
    public void Take_WantedPortInUse_IsRefused()
    {
        using var others = new LoopbackPorts();
        var taken = others.Take();
        using var ports = new LoopbackPorts();

        var refused = Assert.Throws<SocketException>(() => ports.Take(taken));
        Assert.Equal(SocketError.AddressAlreadyInUse, refused.SocketErrorCode);
    }

    [Fact]
    public void Take_WantedPortFree_GivesIt()
    {
        int free;
        using (var others = new LoopbackPorts())
        {
            free = others.Take();
        }

        using var ports = new LoopbackPorts();

        Assert.Equal(free, ports.Take(free));
    }
}
