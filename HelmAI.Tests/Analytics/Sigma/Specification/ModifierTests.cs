using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Tests.Analytics.Sigma.Specification;

/// <summary>The modifiers appendix of the Sigma specification 2.1, sentence by sentence.</summary>
public sealed class ModifierTests
{
    private const string All = "all: lists of values are linked with OR; this modifier changes this to AND";
    private const string StartsWith = "startswith: The value is expected at the beginning of the field's content";
    private const string EndsWith = "endswith: The value is expected at the end of the field's content";
    private const string Contains = "contains: Puts * wildcards around the values, such that the value is matched anywhere in the field";
    private const string Exists = "exists: a certain field has to exist or must not exist; only the presence of a field, not its value, be it empty or null";
    private const string Cased = "cased: Values are applied case sensitively. Default Sigma behavior is case-insensitive matching";
    private const string NotEqual = "neq: The field is different from the specified values";
    private const string Windash = "windash: Creates all possible permutations of the -, /, en dash, em dash and horizontal bar characters";
    private const string Regex = "re: Value is handled as a regular expression. Regex is matched case-sensitive by default";
    private const string RegexI = "i: (insensitive) to enable case-insensitive matching";
    private const string RegexM = "m: (multi line) ^ and $ match the start and end of line";
    private const string RegexS = "s: (single line) dot (.) matches all characters, including the newline character";
    private const string Base64 = "base64: The value is encoded with Base64";
    private const string Base64Offset = "base64offset: three variants for shifts by zero to two bytes";
    private const string Utf16 = "utf16le, utf16be, utf16 with a byte order mark; wide: an alias for utf16le";
    private const string Numeric = "lt, lte, gt, gte, neq: Field is less, less or equal, greater, greater or equal, not equal";
    private const string Time = "minute 0-59, hour 0-23, day 1-31, week 1-52, month 1-12, year: a numeric value from a date";
    private const string Cidr = "cidr: CIDR network range. Supports both IPv4 and IPv6 notations";
    private const string Expand = "expand: expansion of placeholders in values; expand to value list";
    private const string FieldRef = "fieldref: compare fields of matched events directly. Can be combined with the neq modifier";

    [Theory]
    [InlineData(All, "F|contains|all: [one, two]", """{"F":"two and one"}""", true)]
    [InlineData(All, "F|contains|all: [one, two]", """{"F":"one"}""", false)]
    [InlineData(All, "'|all': [one, two]", """{"F":"one","G":"two"}""", true)]
    [InlineData(All, "'|all': [one, two]", """{"F":"one","G":"three"}""", false)]
    [InlineData(StartsWith, "F|startswith: adm", """{"F":"admin"}""", true)]
    [InlineData(StartsWith, "F|startswith: adm", """{"F":"sysadmin"}""", false)]
    [InlineData(EndsWith, @"F|endswith: '\cmd.exe'", """{"F":"C:\\Windows\\cmd.exe"}""", true)]
    [InlineData(EndsWith, @"F|endswith: '\cmd.exe'", """{"F":"C:\\Windows\\cmd.exe.bak"}""", false)]
    [InlineData(Contains, "F|contains: evil", """{"F":"an evil thing"}""", true)]
    [InlineData(Contains, "F|contains: evil", """{"F":"good"}""", false)]
    [InlineData(Contains, "F|contains: 45", """{"F":"a1456"}""", true)]
    [InlineData(Exists, "F|exists: true", """{"F":""}""", true)]
    [InlineData(Exists, "F|exists: true", """{"F":null}""", true)]
    [InlineData(Exists, "F|exists: true", """{"F":{}}""", true)]
    [InlineData(Exists, "F|exists: true", """{"G":1}""", false)]
    [InlineData(Exists, "F|exists: false", """{"G":1}""", true)]
    [InlineData(Exists, "F|exists: false", """{"F":null}""", false)]
    [InlineData(Cased, "F|cased: Value", """{"F":"Value"}""", true)]
    [InlineData(Cased, "F|cased: Value", """{"F":"value"}""", false)]
    [InlineData(Cased, "F|contains|cased: Value", """{"F":"a value"}""", false)]
    [InlineData(Cased, "F: Value", """{"F":"vALUE"}""", true)]
    [InlineData(Cased, "F: STRAßE", """{"F":"straße"}""", true)]
    [InlineData(NotEqual, "F|neq: a", """{"F":"b"}""", true)]
    [InlineData(NotEqual, "F|neq: [a, b]", """{"F":"b"}""", false)]
    [InlineData(NotEqual, "F|endswith|neq: x", """{"F":"ax"}""", false)]
    [InlineData(Windash, "F|windash|contains: ' -f '", """{"F":"a /f b"}""", true)]
    [InlineData(Windash, "F|windash|contains: ' -f '", """{"F":"a –f b"}""", true)]
    [InlineData(Windash, "F|contains|windash: ' -f '", """{"F":"a —f b"}""", true)]
    [InlineData(Windash, "F|windash|contains: ' /f '", """{"F":"a ―f b"}""", true)]
    [InlineData(Windash, "F|windash|contains: ' /f '", """{"F":"a +f b"}""", false)]
    [InlineData(Windash, "F|windash|contains: '-a -b'", """{"F":"/a –b"}""", true)]
    [InlineData(Windash, "F|windash|base64offset|contains: '/foo'", """{"F":"LWZvbw=="}""", true)]
    [InlineData(Regex, "F|re: '^a.c$'", """{"F":"abc"}""", true)]
    [InlineData(Regex, "F|re: '^a.c$'", """{"F":"ABC"}""", false)]
    [InlineData(Regex, "F|re: 'b{2,3}|[x-z]+'", """{"F":"abbc"}""", true)]
    [InlineData(Regex, "F|re: 'b{2,3}|[x-z]+'", """{"F":"abc"}""", false)]
    [InlineData(Regex, "F|re: '(a)(?=b)'", """{"F":"ab"}""", true)]
    [InlineData(RegexI, "F|re|i: '^abc$'", """{"F":"aBC"}""", true)]
    [InlineData(RegexM, "F|re|m: '^two$'", """{"F":"one\ntwo\nthree"}""", true)]
    [InlineData(RegexM, "F|re: '^two$'", """{"F":"one\ntwo\nthree"}""", false)]
    [InlineData(RegexS, "F|re|s: 'one.two'", """{"F":"one\ntwo"}""", true)]
    [InlineData(RegexS, "F|re: 'one.two'", """{"F":"one\ntwo"}""", false)]
    [InlineData(RegexS, "F|re|i|m|s: '^ONE.two$'", """{"F":"x\none\ntwo"}""", true)]
    [InlineData(Base64, "F|base64: foobar", """{"F":"Zm9vYmFy"}""", true)]
    [InlineData(Base64, "F|base64|contains: foobar", """{"F":"xx Zm9vYmFy"}""", true)]
    [InlineData(Base64, "F|base64: foobar", """{"F":"foobar"}""", false)]
    [InlineData(Base64Offset, "F|base64offset|contains: 'foobar'", """{"F":"Zm9vYmFy"}""", true)]
    [InlineData(Base64Offset, "F|base64offset|contains: 'foobar'", """{"F":"eGZvb2Jhcnk="}""", true)]
    [InlineData(Base64Offset, "F|base64offset|contains: 'foobar'", """{"F":"eHhmb29iYXJ5"}""", true)]
    [InlineData(Base64Offset, "F|base64offset|contains: 'foobar'", """{"F":"eHhmb29ieHJ5"}""", false)]
    [InlineData(Utf16, "F|utf16le|base64: 'cmd'", """{"F":"YwBtAGQA"}""", true)]
    [InlineData(Utf16, "F|wide|base64: 'cmd'", """{"F":"YwBtAGQA"}""", true)]
    [InlineData(Utf16, "F|utf16be|base64: 'cmd'", """{"F":"AGMAbQBk"}""", true)]
    [InlineData(Utf16, "F|utf16|base64: 'cmd'", """{"F":"//5jAG0AZAA="}""", true)]
    [InlineData(Utf16, "F|wide|contains: 'cmd'", """{"F":"x c\u0000m\u0000d\u0000"}""", true)]
    [InlineData(Numeric, "F|lt: 10", """{"F":9}""", true)]
    [InlineData(Numeric, "F|lt: 10", """{"F":10}""", false)]
    [InlineData(Numeric, "F|lte: 10", """{"F":"10"}""", true)]
    [InlineData(Numeric, "F|gt: 10", """{"F":10.5}""", true)]
    [InlineData(Numeric, "F|gt: 10", """{"F":10}""", false)]
    [InlineData(Numeric, "F|gte: 10", """{"F":1e1}""", true)]
    [InlineData(Numeric, "F|gte: -1.5", """{"F":-2}""", false)]
    [InlineData(Numeric, "F|gt: 10", """{"F":"many"}""", false)]
    [InlineData(Numeric, "F|neq: 10", """{"F":11}""", true)]
    [InlineData(Numeric, "F|neq: 10", """{"F":10}""", false)]
    [InlineData(Time, "F|minute: 5", """{"F":"2026-02-03T14:05:06Z"}""", true)]
    [InlineData(Time, "F|hour: 14", """{"F":"2026-02-03 14:05:06"}""", true)]
    [InlineData(Time, "F|hour: 14", """{"F":"2026-02-03T14:05:06+09:00"}""", true)]
    [InlineData(Time, "F|hour|gte: 22", """{"F":"2026-02-03T14:05:06Z"}""", false)]
    [InlineData(Time, "F|hour|gte: 12", """{"F":"2026-02-03T14:05:06Z"}""", true)]
    [InlineData(Time, "F|day: 3", """{"F":"2026-02-03"}""", true)]
    [InlineData(Time, "F|week: 6", """{"F":"2026-02-03"}""", true)]
    [InlineData(Time, "F|month: [1, 2]", """{"F":"2026-02-03"}""", true)]
    [InlineData(Time, "F|year|lt: 2026", """{"F":"2026-02-03"}""", false)]
    [InlineData(Time, "F|year: 2026", """{"F":"no date"}""", false)]
    [InlineData(Cidr, "F|cidr: 10.0.0.0/8", """{"F":"10.200.3.4"}""", true)]
    [InlineData(Cidr, "F|cidr: 10.0.0.0/8", """{"F":"11.0.0.1"}""", false)]
    [InlineData(Cidr, "F|cidr: ['fe80::/10', 192.168.0.0/16]", """{"F":"fe80::1"}""", true)]
    [InlineData(Cidr, "F|cidr: 'fe80::/10'", """{"F":"2001:db8::1"}""", false)]
    [InlineData(Cidr, "F|cidr: 10.0.0.0/8", """{"F":"not an address."}""", false)]
    [InlineData(FieldRef, "F|fieldref: G", """{"F":"Same","G":"same"}""", true)]
    [InlineData(FieldRef, "F|fieldref: G", """{"F":"one","G":"two"}""", false)]
    [InlineData(FieldRef, "F|fieldref: G", """{"F":"one"}""", false)]
    [InlineData(FieldRef, "F|fieldref|neq: G", """{"F":"one","G":"two"}""", true)]
    [InlineData(FieldRef, "F|fieldref|startswith: G", """{"F":"one more","G":"one"}""", true)]
    public void Match_ModifiedValue_AsSpecified(string sentence, string items, string json, bool expected) =>
        Assert.True(SigmaRules.Matches(items, json) == expected, sentence);

    [Theory]
    [InlineData("F|expand: '%servers%'", """{"F":"srv-1"}""", true)]
    [InlineData("F|expand: '%servers%'", """{"F":"DC01"}""", true)]
    [InlineData("F|expand: '%servers%'", """{"F":"client"}""", false)]
    [InlineData("F|contains|expand: 'on %servers% now'", """{"F":"works on dc01 now!"}""", true)]
    [InlineData("F|contains|expand: '%servers% to %users%'", """{"F":"from DC01 to root"}""", true)]
    [InlineData("F|expand: '\\%plain%users%'", """{"F":"%plainroot"}""", true)]
    [InlineData("F: '%users%'", """{"F":"%users%"}""", true)]
    [InlineData("F|re|expand: '^%users%$'", """{"F":"root"}""", true)]
    public void Match_Placeholder_ByItsConfiguredValues(string items, string json, bool expected)
    {
        var options = new SigmaLoadOptions
        {
            Placeholders = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["servers"] = ["srv*", "dc01"], ["users"] = ["root"] },
        };

        Assert.True(SigmaRules.Matches(items, json, options) == expected, Expand);
    }

    [Fact]
    public void Load_PlaceholderWithoutValues_WarnsAndMatchesNothing()
    {
        var loaded = SigmaRules.Load(SigmaRules.Selection("F|expand: '%nothing%'"));

        Assert.Equal("SIGMA205", Assert.Single(loaded.Diagnostics).Kind.Code);
        Assert.False(SigmaRules.Matches("F|expand: '%nothing%'", """{"F":"%nothing%"}"""));
    }

    [Theory]
    [InlineData("F|all: one", "SIGMA202")]
    [InlineData("F|contians: one", "SIGMA201")]
    [InlineData("F|exists: maybe", "SIGMA202")]
    [InlineData("F|gt: many", "SIGMA202")]
    [InlineData("F|contains|re: 'a'", "SIGMA202")]
    [InlineData("F|i: 'a'", "SIGMA202")]
    [InlineData("F|contains|i: 'a'", "SIGMA202")]
    [InlineData("F|re: '('", "SIGMA204")]
    [InlineData("F|cidr: nowhere", "SIGMA202")]
    [InlineData("F|cidr: 10.0.0.0/33", "SIGMA202")]
    [InlineData("F|base64: 'a*b'", "SIGMA202")]
    [InlineData("F|hour: late", "SIGMA202")]
    [InlineData("F|hour|minute: 1", "SIGMA202")]
    [InlineData("F|re|cased: 'a'", "SIGMA202")]
    [InlineData("F|cidr|contains: 10.0.0.0/8", "SIGMA202")]
    public void Load_IllegalChain_IsAnErrorWithItsLine(string items, string code)
    {
        var error = Assert.Single(SigmaRules.Load(SigmaRules.Selection(items)).Errors);

        Assert.Equal(code, error.Kind.Code);
        Assert.Equal(7, error.Location.Line);
        Assert.NotEmpty(error.Kind.Remedy);
    }
}
