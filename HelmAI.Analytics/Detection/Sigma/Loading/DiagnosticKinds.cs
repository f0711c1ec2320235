namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Everything that loading may have to say. Codes stay; new ones are added at the end of their hundred.</summary>
internal static class DiagnosticKinds
{
    /// <summary>A file is no YAML.</summary>
    public static readonly DiagnosticKind InvalidYaml = Error("SIGMA001", "Correct the YAML");

    /// <summary>A document is neither rule, correlation nor filter.</summary>
    public static readonly DiagnosticKind UnknownDocument = Error("SIGMA002", "Give it a 'detection', 'correlation' or 'filter' section");

    /// <summary>A mandatory member is not there.</summary>
    public static readonly DiagnosticKind MissingMember = Error("SIGMA003", "Add the member");

    /// <summary>A member has the wrong form.</summary>
    public static readonly DiagnosticKind InvalidMember = Error("SIGMA004", "Write it as the Sigma specification says");

    /// <summary>A file could not be read.</summary>
    public static readonly DiagnosticKind UnreadableFile = Error("SIGMA005", "Make the file readable, in UTF-8");

    /// <summary>Two documents have the same identifier.</summary>
    public static readonly DiagnosticKind DuplicateId = Error("SIGMA006", "Give one of them another id; the first is kept");

    /// <summary>A rule is in another taxonomy than Sigma's.</summary>
    public static readonly DiagnosticKind ForeignTaxonomy = Error("SIGMA007", "Rewrite the rule with the field and log source names of the taxonomy 'sigma'");

    /// <summary>A rule calls itself unsupported.</summary>
    public static readonly DiagnosticKind UnsupportedRule = Error("SIGMA008", "Bring the rule up to date and change its status");

    /// <summary>A document is too deep or too large.</summary>
    public static readonly DiagnosticKind ExcessiveDocument = Error("SIGMA009", "Split the document; write out what aliases repeat");

    /// <summary>An identifier that can't be addressed.</summary>
    public static readonly DiagnosticKind UnusableId = Error("SIGMA010", "Give it an id of at most 256 characters without '/' and control characters");

    /// <summary>A condition can't be parsed.</summary>
    public static readonly DiagnosticKind InvalidCondition = Error("SIGMA101", "Use search identifiers with and, or, not, parentheses and 'x of'");

    /// <summary>A condition names what is not defined.</summary>
    public static readonly DiagnosticKind UnknownIdentifier = Error("SIGMA102", "Define the search identifier or correct its name");

    /// <summary>A condition has the aggregation of the first Sigma version.</summary>
    public static readonly DiagnosticKind Aggregation = Error("SIGMA103", "Write a correlation rule instead");

    /// <summary>A selector of a condition selects nothing.</summary>
    public static readonly DiagnosticKind EmptySelector = Error("SIGMA104", "Define a search identifier that the pattern matches");

    /// <summary>A modifier does not exist.</summary>
    public static readonly DiagnosticKind UnknownModifier = Error("SIGMA201", "Use a modifier of the specification's appendix");

    /// <summary>A modifier can't be applied there.</summary>
    public static readonly DiagnosticKind IllegalModifier = Error("SIGMA202", "Change the chain of modifiers, or the value's type");

    /// <summary>A value can't be used.</summary>
    public static readonly DiagnosticKind InvalidValue = Error("SIGMA203", "Correct the value");

    /// <summary>A regular expression can't be parsed.</summary>
    public static readonly DiagnosticKind InvalidRegex = Error("SIGMA204", "Correct the regular expression");

    /// <summary>A placeholder has no values.</summary>
    public static readonly DiagnosticKind UnknownPlaceholder = Warning("SIGMA205", "Configure the placeholder's values; until then it matches nothing");

    /// <summary>A <c>null</c> stands in a list.</summary>
    public static readonly DiagnosticKind NullInList = Warning("SIGMA206", "Give null a search identifier of its own");

    /// <summary>A member that is no longer used.</summary>
    public static readonly DiagnosticKind Timeframe = Warning("SIGMA207", "Remove 'timeframe', or write a correlation rule; it has no effect");

    /// <summary>A correlation or filter refers to what is not loaded.</summary>
    public static readonly DiagnosticKind UnknownReference = Error("SIGMA301", "Load the rule it refers to, or correct the reference");

    /// <summary>Correlations refer to each other in a circle.</summary>
    public static readonly DiagnosticKind CircularReference = Error("SIGMA302", "Break the circle of references");

    /// <summary>A filter applies to no loaded rule.</summary>
    public static readonly DiagnosticKind IdleFilter = Warning("SIGMA303", "Check the filter's rules and log source");

    /// <summary>A filter keeps what it names instead of excluding it.</summary>
    public static readonly DiagnosticKind PositiveFilter = Warning("SIGMA304", "Write 'not …' to exclude: the filter's condition is joined to the rule's with 'and'");

    /// <summary>Correlations refer to each other too deep, or by too many ways.</summary>
    public static readonly DiagnosticKind ExcessiveReferences = Error("SIGMA305", "Refer to fewer rules, or to the rules themselves in place of correlations");

    /// <summary>A file of an archive has a path that leads out of it.</summary>
    public static readonly DiagnosticKind UnsafePath = Error("SIGMA501", "Name the file by a relative path without '..'");

    private static DiagnosticKind Error(string code, string remedy) => new(code, DiagnosticSeverity.Error, remedy);

    private static DiagnosticKind Warning(string code, string remedy) => new(code, DiagnosticSeverity.Warning, remedy);
}
