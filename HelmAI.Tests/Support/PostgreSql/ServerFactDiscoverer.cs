using Xunit.Abstractions;
using Xunit.Sdk;

namespace HelmAI.Tests.Support.PostgreSql;

/// <summary>Finds the tests of <see cref="ServerFactAttribute"/>.</summary>
public sealed class ServerFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    /// <summary>Why the tests of a class cannot run; null where they can.</summary>
    internal static string? WhyNot(ITestMethod method) =>
        method.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgreSqlAttribute)).Any() ? PostgreSqlServer.WhyMissing : null;

    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        WhyNot(testMethod) is { } reason
            ? new XunitSkippedDataRowTestCase(
                DiagnosticMessageSink,
                discoveryOptions.MethodDisplayOrDefault(),
                discoveryOptions.MethodDisplayOptionsOrDefault(),
                testMethod,
                reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}
