using HelmAI.Analytics.Alerting;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Alerting;

public sealed class SuppressionSetTests
{
    private static readonly DateTimeOffset Now = Some.Time;

    private static readonly Suppression OfBoth = Some.Suppression();

    private static readonly Suppression OfRule = Some.Suppression() with { EntityType = null, EntityValue = null };

    private static readonly Suppression OfEntity = Some.Suppression() with { RuleId = null };

    [Theory]
    [InlineData("rule-1", "user", "ann", "both")]
    [InlineData("RULE-1", "user", "ann", "both")]
    [InlineData("rule-1", "user", "Ann", "rule")]
    [InlineData("rule-1", "ip", "ann", "rule")]
    [InlineData("rule-2", "user", "ann", "entity")]
    [InlineData("rule-2", "user", "bob", null)]
    public void Find_SeveralThatMatch_GivesTheOneThatSaysMost(string rule, string type, string value, string? expected)
    {
        var set = new SuppressionSet([OfRule, OfEntity, OfBoth]);

        var found = set.Find(Some.Tenant, rule, new EntityReference(type, value), Now);

        Assert.Equal(expected switch { "both" => OfBoth.Id, "rule" => OfRule.Id, "entity" => OfEntity.Id, _ => null }, found);
    }

    [Fact]
    public void Find_AtItsEnd_GivesTheNextThatLasts()
    {
        var set = new SuppressionSet([OfBoth with { Until = Now }, OfRule with { Until = Now.AddTicks(1) }]);

        Assert.Equal(OfRule.Id, set.Find(Some.Tenant, "rule-1", new("user", "ann"), Now));
        Assert.Null(set.Find(Some.Tenant, "rule-1", new("user", "ann"), Now.AddTicks(1)));
    }

    [Fact]
    public void Find_TwoOfTheSame_GivesTheOneThatLastsLonger()
    {
        var longer = OfBoth with { Id = Some.Id(), Until = OfBoth.Until.AddDays(1) };

        Assert.Equal(longer.Id, new SuppressionSet([OfBoth, longer]).Find(Some.Tenant, "rule-1", new("user", "ann"), Now));
    }

    [Fact]
    public void Find_AnotherTenants_GivesNothing() =>
        Assert.Null(new SuppressionSet([OfBoth]).Find("other", "rule-1", new("user", "ann"), Now));
}
