using System.Net;
using System.Text;
using HelmAI.Analytics.Intelligence.Geolocation;

namespace HelmAI.Tests.Analytics.Intelligence.Geolocation;

public sealed class EventAddressesTests
{
    [Theory]
    [InlineData("""{"source":{"port":1,"geo":{"ip":"192.0.2.9"},"ip":"192.0.2.1"},"destination":{"ip":"192.0.2.2"}}""", "192.0.2.1", "192.0.2.2")]
    [InlineData("""{"source.ip":"192.0.2.1","destination.ip":"2001:db8::2"}""", "192.0.2.1", "2001:db8::2")]
    [InlineData("""{"a":[{"ip_address":"192.0.2.9"}],"ip_address":"192.0.2.1","src_ip":"192.0.2.3"}""", "192.0.2.1", null)]
    [InlineData("""{"source":"sensor","src_ip":"192.0.2.1","dest_ip":"no address"}""", "192.0.2.1", null)]
    [InlineData("""{"SourceIp":{"ip":"192.0.2.9"},"id.orig_h":"192.0.2.1","id.resp_h":"192.0.2.2"}""", "192.0.2.1", "192.0.2.2")]
    [InlineData("""{"source":["192.0.2.9"]}""", null, null)]
    [InlineData("{}", null, null)]
    [InlineData("""{"source":{"ip":""", null, null)]
    public void Read_Event_FindsWhereItsSchemaHasThem(string payload, string? source, string? destination)
    {
        var addresses = EventAddresses.Read(Encoding.UTF8.GetBytes(payload));

        Assert.Equal(source is null ? null : IPAddress.Parse(source), addresses.Source);
        Assert.Equal(destination is null ? null : IPAddress.Parse(destination), addresses.Destination);
    }
}
