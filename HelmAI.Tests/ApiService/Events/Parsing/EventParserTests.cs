using System.Globalization;
using System.Text;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.ApiService.Events.Parsing;

public sealed class EventParserTests
{
    private readonly EventParser _parser = new(Options.Create(new EventOptions()), TimeProvider.System);

    [Fact]
    public void Parse_WholeEnvelope_TakesEveryMember()
    {
        const string Body =
            """
            {"event_type":"login","severity":"medium","source":"idp","modality":"text","event_id":"e-1","user_id":"ann","session_id":"s-1",
             "ip_address":"2001:DB8::0:1","timestamp":"2026-01-31T13:00:00.5+01:00","extra":{"a":[1,2]}}
            """;

        var parsed = Parse(Body);

        Assert.Equal("login", parsed.EventType);
        Assert.Equal(Severity.Medium, parsed.Severity);
        Assert.Equal("idp", parsed.Source);
        Assert.Equal("text", parsed.Modality);
        Assert.Equal("e-1", parsed.Reference);
        Assert.Equal("ann", parsed.UserId);
        Assert.Equal("s-1", parsed.SessionId);
        Assert.Equal("2001:db8::1", parsed.IpAddress);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, 500, TimeSpan.Zero), parsed.Timestamp);
        Assert.False(parsed.ReportsThreat);
        Assert.Equal(7, parsed.Id.Version);
        Assert.Equal(Body, Encoding.UTF8.GetString(parsed.Payload.Span));
    }

    [Fact]
    public void Parse_EmptyObjectOrNulls_LeavesTheEnvelopeEmpty()
    {
        var parsed = Parse("""{"event_type":null,"severity":null,"timestamp":null,"ip_address":null,"user_id":null}""");

        Assert.Null(parsed.EventType);
        Assert.Null(parsed.Severity);
        Assert.Equal(parsed.ReceivedAt, parsed.Timestamp);
        Assert.Null(Parse("{}").Reference);
    }

    [Fact]
    public void Parse_MembersThatOnlyLookLikeTheEnvelope_ArePlainFields()
    {
        var parsed = Parse("""{"Severity":"apocalyptic","EVENT_TYPE":7,"nested":{"severity":"whatever","ip_address":1}}""");

        Assert.Null(parsed.Severity);
        Assert.Null(parsed.EventType);
        Assert.Null(parsed.IpAddress);
    }

    [Theory]
    [InlineData("\"threat\"", true)]
    [InlineData("\"Threat\"", false)]
    [InlineData("\"\\u0074hreat\"", true)]
    public void Parse_EventType_DecidesWhetherAThreatIsReported(string eventType, bool expected) =>
        Assert.Equal(expected, Parse($$"""{"event_type":{{eventType}}}""").ReportsThreat);

    [Theory]
    [InlineData("""{"event_id":7}""", "7")]
    [InlineData("""{"event_id":1.50}""", "1.50")]
    [InlineData("""{"event_id":"7"}""", "7")]
    [InlineData("""{"event_id":123456789012345678901234567890}""", "123456789012345678901234567890")]
    public void Parse_EventId_IsKeptAsItIsWritten(string body, string expected) => Assert.Equal(expected, Parse(body).Reference);

    [Theory]
    [InlineData("""{"severity":"High"}""", "severity")]
    [InlineData("""{"severity":3}""", "severity")]
    [InlineData("""{"severity":"urgent"}""", "severity")]
    [InlineData("""{"event_type":1}""", "event_type")]
    [InlineData("""{"event_type":{}}""", "event_type")]
    [InlineData("""{"event_type":"a\u0000b"}""", "event_type")]
    [InlineData("""{"source":[]}""", "source")]
    [InlineData("""{"modality":true}""", "modality")]
    [InlineData("""{"event_id":{}}""", "event_id")]
    [InlineData("""{"event_id":false}""", "event_id")]
    [InlineData("""{"user_id":1.5}""", "user_id")]
    [InlineData("""{"user_id":1e3}""", "user_id")]
    [InlineData("""{"session_id":[1]}""", "session_id")]
    [InlineData("""{"ip_address":"1.2.3"}""", "ip_address")]
    [InlineData("""{"ip_address":"010.0.0.1"}""", "ip_address")]
    [InlineData("""{"ip_address":"[::1]:80"}""", "ip_address")]
    [InlineData("""{"ip_address":"fe80::1%eth0"}""", "ip_address")]
    [InlineData("""{"ip_address":16909060}""", "ip_address")]
    [InlineData("""{"timestamp":"yesterday"}""", "timestamp")]
    [InlineData("""{"timestamp":"2026-02-30T00:00:00Z"}""", "timestamp")]
    [InlineData("""{"timestamp":1e300}""", "timestamp")]
    [InlineData("""{"timestamp":true}""", "timestamp")]
    [InlineData("""{"a":1,"a":2}""", "a")]
    [InlineData("""{"a":{"b":1,"\u0062":2}}""", "a.b")]
    [InlineData("""{"a":[{},{"b":1,"b":2}]}""", "a[1].b")]
    [InlineData("""{"a":{"b":"\ud800"}}""", "a.b")]
    [InlineData("""{"a":"\udc00\ud800"}""", "a")]
    [InlineData("""{"a":"\ud83d\u0041"}""", "a")]
    [InlineData("""{"a":[1,2,1e999]}""", "a[2]")]
    [InlineData("""{"a":-1e999}""", "a")]
    [InlineData("""{"a":tru}""", "a")]
    public void Parse_FaultOfAField_NamesIt(string body, string field)
    {
        var fault = Assert.Throws<ValidationException>(() => Parse(body));

        Assert.Equal(field, fault.Context["field"]);
        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":1}{}")]
    [InlineData("{'a':1}")]
    [InlineData("{a:1}")]
    [InlineData("{/* no */}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"line\nbreak\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("\uFEFF{}")]
    public void Parse_NotOneJsonObject_IsRefused(string body) => Assert.Throws<ValidationException>(() => Parse(body));

    [Theory]
    [InlineData("{\"a\":1,\n\"b\":?}", 12)]
    [InlineData("{\"a\" 1}", 5)]
    public void Parse_Malformed_NamesTheByte(string body, int offset)
    {
        var fault = Assert.Throws<ValidationException>(() => Parse(body));

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"byte {offset}."), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NotUtf8_NamesTheByte()
    {
        var fault = Assert.Throws<ValidationException>(() => _parser.Parse("{\"a\":\"é\xff\"}"u8.ToArray().Select((b, i) => i == 8 ? (byte)0xff : b).ToArray(), "t"));

        Assert.Contains("byte 8", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Parse_Nesting_IsLimited(int depth, bool isTaken) =>
        ExpectTaken(string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1), isTaken);

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Parse_NestedArrays_AreLimited(int depth, bool isTaken) =>
        ExpectTaken("{\"a\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}", isTaken);

    [Theory]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public void Parse_NumberOfMembers_IsLimited(int members, bool isTaken) =>
        ExpectTaken("{" + string.Join(',', Enumerable.Range(0, members).Select(i => $"\"f{i}\":0")) + "}", isTaken);

    [Theory]
    [InlineData(1_999, true)]
    [InlineData(2_000, false)]
    public void Parse_NumberOfItems_IsLimited(int items, bool isTaken) =>
        ExpectTaken("{\"a\":[" + string.Join(',', Enumerable.Repeat('0', items)) + "]}", isTaken);

    [Theory]
    [InlineData(65_536, true)]
    [InlineData(65_537, false)]
    public void Parse_LengthOfAString_IsLimitedInCharacters(int length, bool isTaken)
    {
        ExpectTaken("{\"a\":\"" + new string('x', length) + "\"}", isTaken);
        ExpectTaken("{\"a\":\"" + new string('é', length) + "\"}", isTaken);
        ExpectTaken("{\"a\":\"" + string.Concat(Enumerable.Repeat("\\u00e9", length)) + "\"}", isTaken);
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void Parse_LengthOfAName_IsLimited(int length, bool isTaken) => ExpectTaken("{\"" + new string('é', length) + "\":1}", isTaken);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Parse_LengthOfANumber_IsLimited(int length, bool isTaken) => ExpectTaken("{\"a\":" + new string('9', length) + "}", isTaken);

    [Theory]
    [InlineData("event_type", 256)]
    [InlineData("source", 256)]
    [InlineData("modality", 256)]
    [InlineData("user_id", SecurityEvent.MaxEnvelopeLength)]
    public void Parse_LengthOfAnEnvelopeMember_IsLimited(string name, int length)
    {
        ExpectTaken($"{{\"{name}\":\"{new string('x', length)}\"}}", isTaken: true);
        ExpectTaken($"{{\"{name}\":\"{new string('x', length + 1)}\"}}", isTaken: false);
    }

    private SecurityEvent Parse(string body) => _parser.Parse(Encoding.UTF8.GetBytes(body), "t");

    private void ExpectTaken(string body, bool isTaken)
    {
        var fault = Record.Exception(() => Parse(body));

        if (isTaken)
        {
            Assert.Null(fault);
        }
        else
        {
            Assert.IsType<ValidationException>(fault);
        }
    }
}
