using System.Globalization;
using System.Text;

namespace HelmAI.Benchmarks.Load;

/// <summary>Makes events of about 480 bytes, no two alike.</summary>
/// <param name="name">Which kinds: <c>logins</c>, <c>processes</c>, <c>threats</c> or <c>mixed</c>.</param>
internal sealed class EventMix(string name)
{
    private const string Padding = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0 OPR/120.0";

    private static readonly string[] Kinds = ["logins", "processes", "threats"];

    private readonly int _first = name == "mixed" ? 0 : Array.IndexOf(Kinds, name) is var kind and >= 0 ? kind : throw new FormatException($"there is no mix '{name}'");
    private readonly int _kinds = name == "mixed" ? Kinds.Length : 1;
    private long _made;

    /// <summary>Makes the body of a request.</summary>
    /// <param name="events">How many events; above 1 they are lines.</param>
    /// <returns>The body.</returns>
    public byte[] Make(int events)
    {
        var body = new StringBuilder(events * 512);
        for (var i = 0; i < events; i++)
        {
            Append(body, Interlocked.Increment(ref _made));
            body.Append(events > 1 ? "\n" : string.Empty);
        }

        return Encoding.ASCII.GetBytes(body.ToString());
    }

    private void Append(StringBuilder body, long number) => body.Append((_first + (number % _kinds)) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{{\"event_type\":\"login\",\"source\":\"idp-{number % 20}\",\"user_id\":\"user-{number % 10_000}\",\"session_id\":\"s-{number:x16}\",\"ip_address\":\"10.{number % 200}.{number % 251}.{number % 241}\",\"outcome\":\"success\",\"method\":\"password+totp\",\"device\":{{\"os\":\"Linux\",\"trusted\":true,\"agent\":\"{Padding}\"}},\"geo\":{{\"country\":\"DE\",\"city\":\"Berlin\",\"lat\":52.52,\"lon\":13.40}},\"latency_ms\":{number % 700}}}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{{\"event_type\":\"process_creation\",\"source\":\"edr-{number % 20}\",\"user_id\":\"user-{number % 10_000}\",\"Image\":\"C:\\\\Windows\\\\System32\\\\svchost.exe\",\"CommandLine\":\"svchost.exe -k netsvcs -p -s Schedule -n {number:x16}\",\"ParentImage\":\"C:\\\\Windows\\\\System32\\\\services.exe\",\"Computer\":\"ws-{number % 5_000}.corp.example\",\"Hashes\":\"SHA256={number:X32}\",\"ProcessId\":{number % 65_000},\"agent\":\"{Padding}\"}}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{{\"event_type\":\"threat\",\"severity\":\"high\",\"type\":\"malware\",\"source\":\"edge-{number % 20}\",\"user_id\":\"user-{number % 10_000}\",\"session_id\":\"s-{number:x16}\",\"file\":{{\"name\":\"invoice.exe\",\"size\":{number % 900_000}}},\"agent\":\"{Padding}\"}}"),
    });
}
