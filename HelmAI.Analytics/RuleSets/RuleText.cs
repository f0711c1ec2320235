using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>A document with its own text.</summary>
/// <param name="Entry">The document.</param>
/// <param name="Text">Its text.</param>
internal sealed record RuleText(RuleEntry Entry, string Text)
{
    /// <summary>The identifier by which it is stored: in small letters, since identifiers compare without regard to case.</summary>
    public string Key => KeyOf(Entry.Header.Id);

    /// <summary>The identifier by which a rule is stored.</summary>
    /// <param name="ruleId">The rule's identifier.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(string ruleId) => ruleId.ToLowerInvariant();

    /// <summary>Makes the row that stores it.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>The row.</returns>
    public TenantRule ToRow(string tenantId) => new() { TenantId = tenantId, RuleId = Key, Text = Text };

    /// <summary>The document as it will be read from the store: its places are in its own text.</summary>
    public SigmaDocument Document => Entry.Document;
}
