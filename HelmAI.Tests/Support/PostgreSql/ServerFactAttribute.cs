using Xunit.Sdk;

namespace HelmAI.Tests.Support.PostgreSql;

/// <summary>A fact that is skipped where its class needs a server that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("HelmAI.Tests.Support.PostgreSql.ServerFactDiscoverer", "HelmAI.Tests")]
public sealed class ServerFactAttribute : FactAttribute;
