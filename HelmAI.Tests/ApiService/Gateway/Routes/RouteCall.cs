using System.Text;

namespace HelmAI.Tests.ApiService.Gateway.Routes;

/// <summary>How a route is called so that only the caller's rights decide its answer.</summary>
/// <param name="Path">The path; <c>{event}</c>, <c>{alert}</c>, <c>{activity}</c>, <c>{key}</c>, <c>{tenant}</c>, <c>{rule}</c>, <c>{exception}</c>, <c>{backtest}</c>, <c>{suppression}</c>, <c>{webhook}</c> and <c>{delivery}</c> stand for ids of things that are another tenant's.</param>
/// <param name="Body">The body, with the same placeholders; null for none.</param>
/// <param name="ContentType">The body's media type.</param>
public sealed record RouteCall(string Path, string? Body = null, string ContentType = "application/json")
{
    /// <summary>Whether it names something of another tenant.</summary>
    public bool NamesForeign => Path.Contains('{', StringComparison.Ordinal);

    /// <summary>Makes the request.</summary>
    public HttpRequestMessage ToRequest(string method, IReadOnlyDictionary<string, string> ids) => new(new HttpMethod(method), Fill(Path, ids))
    {
        Content = Body is null ? null : new StringContent(Fill(Body, ids), Encoding.UTF8, ContentType),
    };

    private static string Fill(string text, IReadOnlyDictionary<string, string> ids) =>
        ids.Aggregate(text, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));
}
