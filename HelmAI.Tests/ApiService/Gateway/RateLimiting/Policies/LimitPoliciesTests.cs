using System.Net;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Gateway.RateLimiting.Policies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting.Policies;

public sealed class LimitPoliciesTests
{
    private static readonly LimitCaller Caller = new("events", "key-1", "acme", IPAddress.Parse("10.1.2.3"));

    [Theory]
    [InlineData("", "default")]
    [InlineData("Group=events", "policy-0")]
    [InlineData("Group=alerts", "default")]
    [InlineData("Group=events;Tenant=acme", "policy-1")]
    [InlineData("Tenant=acme;Group=events", "policy-0")]
    [InlineData("Tenant=acme,Group=events;Tenant=acme;Group=events", "policy-0")]
    [InlineData("Tenant=acme;Network=10.0.0.0/8", "policy-1")]
    [InlineData("Network=10.0.0.0/8;Network=10.1.0.0/16", "policy-1")]
    [InlineData("Network=10.2.0.0/16", "default")]
    [InlineData("Network=10.1.0.0/16,Tenant=acme,Group=events;Key=key-1", "policy-1")]
    [InlineData("Key=key-2;Tenant=other", "default")]
    [InlineData("Per=key;Per=tenant", "policy-0")]
    public void For_SeveralPolicies_IsTheNarrowestThenTheFirst(string configured, string expected) =>
        Assert.Equal(expected, Policies(configured).For(Caller).Name);

    [Theory]
    [InlineData("Per=key", "key-1")]
    [InlineData("Per=tenant", "")]
    [InlineData("Per=address", "10.1.2.3")]
    public void KeyOf_EachScope_CountsWhatItSays(string configured, string subject) =>
        Assert.Equal(new("acme", "policy-0", subject), Policies(configured).For(Caller).KeyOf(Caller));

    [Fact]
    public void For_NothingConfigured_AreTheDefaults()
    {
        var policies = Policies(string.Empty);

        Assert.Equal(new Limit(LimitAlgorithm.SlidingWindow, 100, TimeSpan.FromSeconds(60)), policies.For(Caller).Limit);
        Assert.Equal(new Limit(LimitAlgorithm.TokenBucket, 1_200_000, TimeSpan.FromSeconds(60)), policies.For(Caller with { Group = "ingestion" }).Limit);
    }

    [Theory]
    [InlineData("Limit=0", "RateLimiting:Policies:0:Limit: '0' is not a whole number from 1 to 100000.")]
    [InlineData("Limit=100001", "RateLimiting:Policies:0:Limit: '100001' is not a whole number from 1 to 100000.")]
    [InlineData("Limit=many", "RateLimiting:Policies:0:Limit: 'many' is not a whole number from 1 to 100000.")]
    [InlineData("WindowSeconds=86401", "RateLimiting:Policies:0:WindowSeconds: '86401' is not a whole number from 1 to 86400.")]
    [InlineData("Algorithm=leaky", "RateLimiting:Policies:0:Algorithm: 'leaky' is not one of sliding_window, token_bucket.")]
    [InlineData("Per=user", "RateLimiting:Policies:0:Per: 'user' is not one of key, tenant, address.")]
    [InlineData("Network=10.0.0.0/33", "RateLimiting:Policies:0:Network: '10.0.0.0/33' is not a network such as 10.0.0.0/8.")]
    [InlineData("Name=a:b", "RateLimiting:Policies:0:Name: 'a:b' is not 1 to 64 of the letters a to z, digits, '-' and '_'.")]
    [InlineData("Name=default", "RateLimiting:Policies:0:Name: 'default' is the name of another policy.")]
    [InlineData("Grup=events", "RateLimiting:Policies:0:Grup: is not a member of a policy; these are Name, Group, Tenant, Key, Network, Per, Algorithm, Limit, WindowSeconds.")]
    public void Validate_Mistake_NamesItsKey(string configured, string fault) => Assert.Equal([fault], Read(configured).Faults);

    [Fact]
    public void Validate_SeveralMistakes_NamesAll() => Assert.Equal(3, Read("Group=nobody,Limit=x;Algorithm=y").Faults.Count);

    private static LimitPolicies Policies(string configured)
    {
        var options = Read(configured);
        Assert.Empty(options.Faults);
        return new(options.Policies, new RateLimitOptions());
    }

    // Policies are parted by semicolons, their members by commas.
    private static LimitPolicyOptions Read(string configured)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (policy, i) in configured.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static (policy, i) => (policy, i)))
        {
            settings[$"RateLimiting:Policies:{i}:Limit"] = "10";
            settings[$"RateLimiting:Policies:{i}:WindowSeconds"] = "60";
            foreach (var member in policy.Split(',').Select(static member => member.Split('=')))
            {
                settings[$"RateLimiting:Policies:{i}:{member[0]}"] = member[1];
            }
        }

        var reader = new LimitPolicyReader(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var options = new LimitPolicyOptions();
        reader.Configure(options);
        Assert.Equal(options.Faults.Count > 0, reader.Validate(Options.DefaultName, options).Failed);
        return options;
    }
}
