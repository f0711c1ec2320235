using HelmAI.Analytics.Scoring;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Scoring;

public sealed class RecommendedActionsTests
{
    [Fact]
    public void Of_SeveralFindings_PutsTheGravestFirstAndRepeatsNothing() =>
        Assert.Equal(
            ["isolate", "reset", "look"],
            RecommendedActions.Of([
                Some.Finding("a", Severity.Low, 1) with { RecommendedActions = ["look", "Isolate"] },
                Some.Finding("b", Severity.Critical, 0.4) with { RecommendedActions = ["reset"] },
                Some.Finding("c", Severity.Critical, 0.9) with { RecommendedActions = ["isolate"] },
            ]));
}
