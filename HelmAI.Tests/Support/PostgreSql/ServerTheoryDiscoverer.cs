using Xunit.Abstractions;
using Xunit.Sdk;

namespace HelmAI.Tests.Support.PostgreSql;

/// <summary>Finds the tests of <see cref="ServerTheoryAttribute"/>.</summary>
public sealed class ServerTheoryDiscoverer(IMessageSink diagnostics) : TheoryDiscoverer(diagnostics)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        ServerFactDiscoverer.WhyNot(testMethod) is { } reason
            ? CreateTestCasesForSkip(discoveryOptions, testMethod, theoryAttribute, reason)
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}
