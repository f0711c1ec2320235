namespace HelmAI.Tests.Analytics.Sigma.Specification;

/// <summary>The rules specification 2.1, section Detection, sentence by sentence.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("All values are treated as case-insensitive strings", "F: WHOAMI", """{"F":"whoami"}""", true)]
    [InlineData("All values are treated as case-insensitive strings", "F: 4624", """{"F":"4624"}""", true)]
    [InlineData("All values are treated as case-insensitive strings", "F: '4624'", """{"F":4624}""", true)]
    [InlineData("All values are treated as case-insensitive strings", "F: 4624", """{"F":4624.0}""", true)]
    [InlineData("All values are treated as case-insensitive strings", "F: true", """{"F":"True"}""", true)]
    [InlineData("All values are treated as case-insensitive strings", "F: 'true'", """{"F":true}""", true)]
    [InlineData("? to replace a single mandatory character", "F: 'prog?.exe'", """{"F":"progA.exe"}""", true)]
    [InlineData("? to replace a single mandatory character", "F: 'prog?.exe'", """{"F":"prog.exe"}""", false)]
    [InlineData("? to replace a single mandatory character", "F: 'prog?.exe'", """{"F":"progé.exe"}""", true)]
    [InlineData("* to replace an unbounded length wildcard", "F: 'antivirus_V*.exe'", """{"F":"antivirus_V21.2.1.exe"}""", true)]
    [InlineData("* to replace an unbounded length wildcard", "F: 'antivirus_V*.exe'", """{"F":"antivirus_V.exe"}""", true)]
    [InlineData("* to replace an unbounded length wildcard", "F: 'a*b*c'", """{"F":"a c b"}""", false)]
    [InlineData("Regular expressions are case-sensitive by default", "F|re: abc", """{"F":"ABC"}""", false)]
    [InlineData("You don't have to escape characters except the string quotation marks", "F: 'C:\\Users\\it''s'", """{"F":"C:\\Users\\it's"}""", true)]
    [InlineData("Plain backslash not followed by a wildcard can be expressed as single or double backslash", @"F: 'a\b'", """{"F":"a\\b"}""", true)]
    [InlineData("Plain backslash not followed by a wildcard can be expressed as single or double backslash", @"F: 'a\\b'", """{"F":"a\\b"}""", true)]
    [InlineData("A wildcard has to be escaped to be handled as a plain character", @"F: 'a\*b'", """{"F":"a*b"}""", true)]
    [InlineData("A wildcard has to be escaped to be handled as a plain character", @"F: 'a\*b'", """{"F":"axb"}""", false)]
    [InlineData("A wildcard has to be escaped to be handled as a plain character", @"F: 'a\?b'", """{"F":"axb"}""", false)]
    [InlineData("\\\\* is a backslash followed by a wildcard", @"F: 'a\\*'", """{"F":"a\\bc"}""", true)]
    [InlineData("\\\\* is a backslash followed by a wildcard", @"F: 'a\\*'", """{"F":"abc"}""", false)]
    [InlineData("Three backslashes escape both, the backslash and the wildcard", @"F: 'a\\\*'", """{"F":"a\\*"}""", true)]
    [InlineData("Three backslashes escape both, the backslash and the wildcard", @"F: 'a\\\*'", """{"F":"a\\b"}""", false)]
    [InlineData("Three or four backslashes are handled as double backslash", @"F: 'a\\\b'", """{"F":"a\\\\b"}""", true)]
    [InlineData("Three or four backslashes are handled as double backslash", @"F: 'a\\\\b'", """{"F":"a\\\\b"}""", true)]
    [InlineData("All map items of a list are logically linked with OR", "- F: one\n- G: two", """{"G":"two"}""", true)]
    [InlineData("All map items of a list are logically linked with OR", "- F: one\n- G: two", """{"F":"two","G":"one"}""", false)]
    [InlineData("All elements of a map are joined with a logical AND", "F: one\nG: two", """{"F":"one","G":"two"}""", true)]
    [InlineData("All elements of a map are joined with a logical AND", "F: one\nG: two", """{"F":"one"}""", false)]
    [InlineData("Event ID 517 or Event ID 1102", "EventID: [517, 1102]", """{"EventID":1102}""", true)]
    [InlineData("strings that are applied to the full log message and are linked with a logical OR", "- EVILSERVICE\n- 'svchost.exe -n evil'", """{"a":{"b":["run svchost.exe -n Evil now"]}}""", true)]
    [InlineData("strings that are applied to the full log message and are linked with a logical OR", "- EVILSERVICE\n- 'svchost.exe -n evil'", """{"a":"service"}""", false)]
    [InlineData("strings that are applied to the full log message", "- 'Event::clear'", """{"a":"x ev\u0065nt::\u0063lear"}""", true)]
    [InlineData("An empty value is defined with ''", "F: ''", """{"F":""}""", true)]
    [InlineData("An empty value is defined with ''", "F: ''", """{"F":"x"}""", false)]
    [InlineData("An empty value is defined with ''", "F: ''", """{"G":"x"}""", false)]
    [InlineData("A null value is defined with null", "F: null", """{"F":null}""", true)]
    [InlineData("A null value is defined with null", "F: null", """{"G":1}""", true)]
    [InlineData("A null value is defined with null", "F: null", """{"F":""}""", false)]
    [InlineData("A null value is defined with null", "F: null", """{"F":{"a":1}}""", false)]
    [InlineData("use them as they appear in the log source and strip all spaces", "SAMUserAccount: x", """{"SAM User Account":"x"}""", true)]
    [InlineData("field: %name% handles %name% as literal value", "F: '%name%'", """{"F":"%name%"}""", true)]
    [InlineData("the key is a field in the log data", "a.b.c: x", """{"a":{"b":{"c":"x"}}}""", true)]
    [InlineData("the key is a field in the log data", "a.b.c: x", """{"a.b":{"c":"x"}}""", true)]
    [InlineData("the key is a field in the log data", "a.b.c: x", """{"A.B.C":"x"}""", true)]
    public void Match_Selection_AsSpecified(string sentence, string items, string json, bool expected) =>
        Assert.True(SigmaRules.Matches(items, json) == expected, sentence);

    [Theory]
    [InlineData("Logical AND/OR", "one or two", "1", true)]
    [InlineData("Logical AND/OR", "one and two", "1", false)]
    [InlineData("Logical AND/OR", "one and two", "12", true)]
    [InlineData("1 of them: one of the defined search identifiers must appear", "1 of them", "2", true)]
    [InlineData("1 of them: a search identifier starting with an underscore is excluded", "1 of them", "_", false)]
    [InlineData("all of them: AND across all defined search identifiers", "all of them", "12", true)]
    [InlineData("all of them: AND across all defined search identifiers", "all of them", "1", false)]
    [InlineData("x of search-identifier-pattern: restricted to matching search identifiers", "1 of o*", "2", false)]
    [InlineData("x of search-identifier-pattern: * at arbitrary positions in the pattern", "1 of *w*", "2", true)]
    [InlineData("x of search-identifier-pattern: a pattern may name identifiers with an underscore", "1 of _*", "_", true)]
    [InlineData("N of: at least so many", "2 of *", "1_", true)]
    [InlineData("N of: at least so many", "2 of *", "1", false)]
    [InlineData("Negation with not", "one and not two", "1", true)]
    [InlineData("Negation with not", "one and not two", "12", false)]
    [InlineData("Negation with not", "not 1 of them", "", true)]
    [InlineData("Brackets", "one and (two or _three)", "1_", true)]
    [InlineData("Operator precedence: and binds more than or", "one or two and _three", "1", true)]
    [InlineData("Operator precedence: not binds more than and", "not one and two", "2", true)]
    [InlineData("Operator precedence: x of binds more than not", "not 1 of o* and two", "2", true)]
    [InlineData("keywords are not case-sensitive", "one AND NOT two", "1", true)]
    public void Match_Condition_AsSpecified(string sentence, string condition, string text, bool expected)
    {
        var detection = $"one:\n    F|contains: '1'\ntwo:\n    F|contains: '2'\n_three:\n    F|contains: '_'\ncondition: {condition}";

        Assert.True(SigmaRules.RuleMatches(detection, $$"""{"F":"{{text}}"}""") == expected, sentence);
    }

    [Fact]
    public void Match_ListOfConditions_AnyWillDo() =>
        Assert.True(SigmaRules.RuleMatches("one:\n    F: '1'\ntwo:\n    F: '2'\ncondition:\n    - one\n    - two", """{"F":"2"}"""));

    [Theory]
    [InlineData("one and", "SIGMA101")]
    [InlineData("(one", "SIGMA101")]
    [InlineData("one one", "SIGMA101")]
    [InlineData("and one", "SIGMA101")]
    [InlineData("some of them", "SIGMA101")]
    [InlineData("0 of them", "SIGMA101")]
    [InlineData("one & one", "SIGMA101")]
    [InlineData("two", "SIGMA102")]
    [InlineData("one | count() > 5", "SIGMA103")]
    [InlineData("1 of two*", "SIGMA104")]
    public void Load_BadCondition_IsAnErrorWithItsLine(string condition, string code)
    {
        var error = Assert.Single(SigmaRules.Load(SigmaRules.Rule($"one:\n    F: x\ncondition: '{condition}'")).Errors);

        Assert.Equal(code, error.Kind.Code);
        Assert.Equal(8, error.Location.Line);
    }
}
