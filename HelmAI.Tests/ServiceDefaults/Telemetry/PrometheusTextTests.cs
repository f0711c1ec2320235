using System.Diagnostics.Metrics;
using System.Text;
using HelmAI.ServiceDefaults.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace HelmAI.Tests.ServiceDefaults.Telemetry;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Scrape_Counter_HasUnitAndTotal()
    {
        var text = Scrape(meter =>
        {
            meter.CreateCounter<long>("net.sent", "By", "Bytes sent").Add(5, new KeyValuePair<string, object?>("net.peer", "a"));
            meter.CreateCounter<double>("jobs_total", "{job}", "Jobs").Add(1.5);
        });

        Assert.Equal(
            """
            # HELP jobs_total Jobs
            # TYPE jobs_total counter
            jobs_total 1.5
            # HELP net_sent_bytes_total Bytes sent
            # TYPE net_sent_bytes_total counter
            net_sent_bytes_total{net_peer="a"} 5

            """,
            text);
    }

    [Fact]
    public void Scrape_Gauges_AreGauges()
    {
        var text = Scrape(meter =>
        {
            meter.CreateUpDownCounter<long>("open", "{connection}", "Open").Add(-2);
            meter.CreateObservableGauge("used", () => 0.25, "1", "Used");
            meter.CreateObservableGauge("odd", () => double.PositiveInfinity, unit: null, "Odd");
        });

        Assert.Equal(
            """
            # HELP odd Odd
            # TYPE odd gauge
            odd +Inf
            # HELP open Open
            # TYPE open gauge
            open -2
            # HELP used_ratio Used
            # TYPE used_ratio gauge
            used_ratio 0.25

            """,
            text);
    }

    [Fact]
    public void Scrape_Histogram_HasCumulativeBuckets()
    {
        var text = Scrape(meter =>
        {
            var histogram = meter.CreateHistogram("wait", "s", "Wait", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.5, 1] });
            histogram.Record(0.01, new KeyValuePair<string, object?>("kind", "x"));
            histogram.Record(0.25, new KeyValuePair<string, object?>("kind", "x"));
            histogram.Record(4, new KeyValuePair<string, object?>("kind", "x"));
        });

        Assert.Equal(
            """
            # HELP wait_seconds Wait
            # TYPE wait_seconds histogram
            wait_seconds_bucket{kind="x",le="0.01"} 1
            wait_seconds_bucket{kind="x",le="0.5"} 2
            wait_seconds_bucket{kind="x",le="1"} 2
            wait_seconds_bucket{kind="x",le="+Inf"} 3
            wait_seconds_sum{kind="x"} 4.26
            wait_seconds_count{kind="x"} 3

            """,
            text);
    }

    [Fact]
    public void Scrape_SpecialCharacters_AreEscaped()
    {
        var text = Scrape(meter => meter.CreateCounter<long>("odd-name", unit: null, "one\ntwo \\ \"three\"").Add(
            1,
            new KeyValuePair<string, object?>("text", "a\"b\\c\nd"),
            new KeyValuePair<string, object?>("on", true),
            new KeyValuePair<string, object?>("a.b", "x"),
            new KeyValuePair<string, object?>("a-b", "y")));

        Assert.Equal(
            """
            # HELP odd_name_total one\ntwo \\ "three"
            # TYPE odd_name_total counter
            odd_name_total{a_b="y;x",on="true",text="a\"b\\c\nd"} 1

            """,
            text);
    }

    [Fact]
    public void Scrape_SameName_IsOneFamily()
    {
        var text = Scrape(meter =>
        {
            meter.CreateCounter<long>("work.done", unit: null, "Work").Add(1, new KeyValuePair<string, object?>("kind", "x"));
            meter.CreateCounter<long>("work_done_total", unit: null, "Other").Add(2, new KeyValuePair<string, object?>("kind", "y"));
            meter.CreateHistogram<double>("work_done_total", unit: null, "Not a counter").Record(1);
        });

        Assert.Equal(1, text.Split("# TYPE work_done_total counter\n").Length - 1);
        Assert.Contains("work_done_total{kind=\"x\"} 1\nwork_done_total{kind=\"y\"} 2\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http.request.duration", "s", "histogram", "http_request_duration_seconds")]
    [InlineData("http.requests", "{request}", "counter", "http_requests_total")]
    [InlineData("wait_seconds", "s", "histogram", "wait_seconds")]
    [InlineData("rate", "By/s", "gauge", "rate_bytes_per_second")]
    [InlineData("1st..thing", "", "gauge", "_1st_thing")]
    [InlineData("dotnet.timer.count", "{timer}", "gauge", "dotnet_timer")]
    [InlineData("share", "1", "counter", "share_total")]
    public void Name_Instrument_FollowsTheSpecification(string name, string unit, string type, string expected) =>
        Assert.Equal(expected, PrometheusName.Of(name, unit, type));

    private static string Scrape(Action<Meter> record)
    {
        var name = $"Test.{Guid.CreateVersion7()}";
        using var meter = new Meter(name);
        using var reader = new PrometheusReader(new PrometheusExporter());
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(name).AddReader(reader).Build();
        record(meter);
        return Encoding.UTF8.GetString(reader.Scrape());
    }
}
