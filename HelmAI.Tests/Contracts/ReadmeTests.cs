using System.Reflection;
using HelmAI.Analytics;
using HelmAI.ApiService.Events;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Contracts;

/// <summary>The README says what the program does.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    public static TheoryData<string> Variables => new(
        from assembly in (IEnumerable<Assembly>)[typeof(EventOptions).Assembly, typeof(AnalyticsModule).Assembly, typeof(SettingAttribute).Assembly]
        from type in assembly.GetTypes()
        from property in type.GetProperties()
        let setting = property.GetCustomAttribute<SettingAttribute>()
        where setting is not null
        select setting.Variable);

    [Theory]
    [MemberData(nameof(Variables))]
    public void Configuration_EverySetting_IsInTheTable(string variable) =>
        Assert.Contains($"| `{variable}` |", Readme, StringComparison.Ordinal);
}
