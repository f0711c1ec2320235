using HelmAI.Analytics.Intelligence.Import;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Analytics.Sigma;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Import;

public sealed class StixReaderTests
{
    private static readonly Guid Id = new("d81f86b9-975b-4c0b-875e-810c5ad45a4f");

    [Fact]
    public async Task Read_IndicatorWithEverything_IsTakenWhole()
    {
        var indicator = Imported.Single(await Imported.JsonAsync(SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, "[domain-name:value = 'Evil.example']", more: """
            ,"name":"C2","description":"It calls home","valid_until":"2027-01-01T00:00:00Z","confidence":80,"labels":["apt"],"indicator_types":["malicious-activity","apt"],
            "kill_chain_phases":[{"kill_chain_name":"mitre-attack","phase_name":"command-and-control"}],"object_marking_refs":["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"],
            "created_by_ref":"identity--f431f809-377b-45e0-aa1c-6a4751cae5ff","revoked":false,
            "external_references":[{"source_name":"mitre-attack","external_id":"T1071","url":"https://attack.mitre.org/techniques/T1071"}]
            """))));

        Assert.Equal((Id, ObservableType.Domain, "evil.example", "C2", 80), (indicator.Id, indicator.Type, indicator.Value, indicator.Name, indicator.Confidence));
        Assert.Equal("[domain-name:value = 'Evil.example']", indicator.Pattern);
        Assert.Equal(["apt", "malicious-activity"], indicator.Labels);
        Assert.Equal([new KillChainPhase("mitre-attack", "command-and-control")], indicator.KillChainPhases);
        Assert.Equal([new ExternalReference("mitre-attack", "T1071", "https://attack.mitre.org/techniques/T1071")], indicator.ExternalReferences);
        Assert.Equal(("amber", "identity--f431f809-377b-45e0-aa1c-6a4751cae5ff", true, false), (indicator.Tlp, indicator.CreatedBy, indicator.IsDated, indicator.IsRevoked));
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), indicator.ValidUntil);
    }

    [Theory]
    [InlineData("[ipv4-addr:value = '198.51.100.1']", ObservableType.IPv4, "198.51.100.1", true)]
    [InlineData("[ipv4-addr:value = '198.51.100.0/24']", ObservableType.IPv4, "198.51.100.0/24", true)]
    [InlineData("[url:value = 'HTTP://Evil.example:80/x']", ObservableType.Url, "http://evil.example/x", false)]
    [InlineData("[file:hashes.MD5 = 'cead3f77f6cda6ec00f57d76c9a6879f']", ObservableType.Md5, "cead3f77f6cda6ec00f57d76c9a6879f", true)]
    [InlineData("[file:hashes.'SHA-256' = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f']", ObservableType.Sha256, "aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f", true)]
    [InlineData("[windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\\\\\foo']", ObservableType.RegistryKey, "hkey_local_machine\\foo", false)]
    public async Task Read_OneEquality_IsAnObservable(string pattern, ObservableType type, string value, bool isWrittenSo)
    {
        var indicator = Imported.Single(await Imported.JsonAsync(SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, pattern))));

        Assert.Equal((type, value, isWrittenSo), (indicator.Type, indicator.Value, indicator.Pattern is null));
    }

    [Theory]
    [InlineData("domain-name:value LIKE", "Its pattern has more than 31 tests.")]
    [InlineData("domain-name:value =", null)]
    public async Task Read_PatternOf32Tests_IsRefusedUnlessItNamesValuesAlone(string test, string? reason)
    {
        var pattern = string.Join(" OR ", Enumerable.Range(0, 32).Select(i => $"[{test} 'a{i}.test']"));

        var item = Assert.Single(await Imported.JsonAsync(SomeIntelligence.Bundle(SomeIntelligence.Stix(Id, pattern))));

        Assert.Equal(reason, item.Error?.Message);
    }

    [Fact]
    public async Task Read_LongTexts_AreCutAndCounted()
    {
        var text = new string('x', 100_000);
        var items = await Imported.JsonAsync(SomeIntelligence.Bundle(
            $$"""{"type":"indicator","id":"{{text}}"}""",
            $$"""{"type":"malware","id":"malware--{{Id}}","name":"{{text}}"}""",
            SomeIntelligence.Stix(Id, "[file:name = 'a.exe']", more: $$""","created_by_ref":"{{text}}" """)));

        Assert.Equal((500, 500), (items[0].Error!.Id!.Length, items[0].Error!.Message.Length));
        Assert.InRange(items[1].Length, 100_000, 101_000);
        Assert.Equal(500, items[2].Indicator!.CreatedBy!.Length);
        Assert.InRange(items[2].Length, 100_000, 101_000);
    }

    [SharedDataFact]
    public async Task Read_ExamplesOfTheSpecification_AreTaken()
    {
        var patterns = await File.ReadAllLinesAsync(Path.Combine(SharedData.Root!, "stix", "spec_examples.txt"));
        var objects = patterns.Select(pattern => SomeIntelligence.Stix(Some.Id(), System.Text.Json.JsonEncodedText.Encode(pattern).ToString())).ToArray();

        var items = await Imported.JsonAsync(SomeIntelligence.Bundle(objects));

        Assert.Equal(patterns.Length, items.Count);
        Assert.All(items, static item => Assert.True(item.Indicator is not null, item.Error?.Message));
        Assert.Contains(items, static item => item.Indicator!.Type == ObservableType.Md5);
        Assert.Contains(items, static item => item.Indicator!.Type is null);
    }

    [Theory]
    [InlineData("""{"type":"indicator","id":"indicator--1"}""", "'id' is not 'indicator--' and a UUID, but 'indicator--1'.")]
    [InlineData("""{"type":"indicator","id":"malware--d81f86b9-975b-4c0b-875e-810c5ad45a4f"}""", "'id' is not 'indicator--' and a UUID")]
    [InlineData("""{"type":"indicator"}""", "It has no 'id'.")]
    [InlineData("""{"id":"x"}""", "It has no 'type'.")]
    [InlineData("[]", "It is no object.")]
    [InlineData("""{"type":"indicator","id":"indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f","pattern_type":"yara","pattern":"rule x {}"}""", "Its pattern is in 'yara', not in STIX.")]
    [InlineData("""{"type":"indicator","id":"indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f","pattern_type":"stix"}""", "It has no 'pattern'.")]
    [InlineData("""{"type":"indicator","id":"indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f","pattern_type":"stix","pattern":"[file:name == ]"}""", "At character 15: expected a value")]
    [InlineData("""{"type":"indicator","id":"indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f","pattern_type":"stix","pattern":"[file:name = 'a']","confidence":101}""", "'confidence' is not a whole number from 0 to 100.")]
    [InlineData("""{"type":"indicator","id":"indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f","pattern_type":"stix","pattern":"[file:name = 'a']","valid_from":"yesterday"}""", "'valid_from' is no time")]
    [InlineData("""{"type":"relationship","id":"relationship--d81f86b9-975b-4c0b-875e-810c5ad45a4f","relationship_type":"indicates"}""", "It has no 'source_ref'.")]
    public async Task Read_ObjectAtFault_IsRejectedWithItsReasonAndTheOthersAreTaken(string broken, string reason)
    {
        var items = await Imported.JsonAsync(SomeIntelligence.Bundle(broken, SomeIntelligence.Stix(Id, "[file:name = 'a']")));

        Assert.Contains(reason, items[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, items[0].Error!.Index);
        Assert.NotNull(items[1].Indicator);
    }

    [Fact]
    public async Task Read_RelatedObjectsAndOthers_AreToldApart()
    {
        var items = await Imported.JsonAsync(SomeIntelligence.Bundle(
            $$"""{"type":"relationship","id":"relationship--d81f86b9-975b-4c0b-875e-810c5ad45a40","relationship_type":"indicates","source_ref":"indicator--{{Id}}","target_ref":"attack-pattern--d81f86b9-975b-4c0b-875e-810c5ad45a41"}""",
            """{"type":"attack-pattern","id":"attack-pattern--d81f86b9-975b-4c0b-875e-810c5ad45a41","name":"Web Protocols","external_references":[{"source_name":"mitre-attack","external_id":"T1071.001"}]}""",
            """{"type":"report","id":"report--d81f86b9-975b-4c0b-875e-810c5ad45a42","name":"x"}"""));

        Assert.Equal("indicates", items[0].Relationship!.Type);
        Assert.Equal(("Web Protocols", "T1071.001"), (items[1].Object!.Name, items[1].Object!.AttackId));
        Assert.Equal(default, items[2] with { Length = 0 });
    }

    [Theory]
    [InlineData("""{"more":false,"objects":[{0}]}""")]
    [InlineData("""{"objects":[{0}],"type":"bundle"}""")]
    [InlineData("""{"type":"bundle","spec":{"objects":[1,2]},"objects":[{0}]}""")]
    public async Task Read_EnvelopesAndMembersInAnyOrder_GiveTheirObjects(string shape) =>
        Assert.Equal(Id, Imported.Single(await Imported.JsonAsync(shape.Replace("{0}", SomeIntelligence.Stix(Id, "[file:name = 'a']"), StringComparison.Ordinal))).Id);

    [Theory]
    [InlineData("""{"type":"bundle","objects":[{"type":"indicator" """, "breaks off")]
    [InlineData("""{"type":"bundle","objects":[{"type"!}]}""", "is not JSON")]
    [InlineData("not JSON at all", "is not JSON")]
    [InlineData("", "breaks off")]
    [InlineData("""{"hello":"world"}""", "neither a STIX bundle")]
    public async Task Read_NoBundle_SaysWhatIsWrong(string text, string fault)
    {
        var broken = await Assert.ThrowsAsync<BrokenImportException>(() => Imported.JsonAsync(text));

        Assert.Contains(fault, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EmptyBundle_GivesNothing() => Assert.Empty(await Imported.JsonAsync("""{"type":"bundle","id":"bundle--44af6c39-c09b-49c5-9de2-394224b04982"}"""));
}
