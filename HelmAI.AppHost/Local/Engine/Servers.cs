namespace HelmAI.AppHost.Local.Engine;

/// <summary>The server programs of this machine; null stands for one that it has not.</summary>
/// <param name="PostgresBin">The folder of <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="Redis">The program <c>redis-server</c> or <c>valkey-server</c>.</param>
internal sealed record Servers(string? PostgresBin, string? Redis);
