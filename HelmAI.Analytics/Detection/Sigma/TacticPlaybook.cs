namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>
/// What to do about a finding, by the ATT&amp;CK tactic that its rule is tagged with. Later tactics come first: who is already
/// exfiltrating needs a faster answer than who is still looking around.
/// </summary>
internal static class TacticPlaybook
{
    private const int MaxActions = 3;

    private static readonly (string Tactic, string Action)[] ByUrgency =
    [
        ("impact", "Isolate the affected systems and protect the backups"),
        ("exfiltration", "Block the destination and determine which data left"),
        ("command-and-control", "Block the remote address and isolate the host"),
        ("lateral-movement", "Isolate the source host and review what it reached"),
        ("credential-access", "Reset the credentials that the host or account could expose"),
        ("collection", "Determine which data was gathered and by whom"),
        ("privilege-escalation", "Verify the account's rights and revoke those not granted on purpose"),
        ("persistence", "Remove what was installed to survive a restart, after preserving it"),
        ("defense-evasion", "Restore logging and protection, and check what ran meanwhile"),
        ("stealth", "Check what ran under cover and preserve it"),
        ("defense-impairment", "Restore logging and protection, and check what ran meanwhile"),
        ("execution", "Examine the process, its parent and the user who started it"),
        ("initial-access", "Find the way in and close it"),
        ("discovery", "Review what the user or host did before and after"),
        ("reconnaissance", "Watch the source for further attempts"),
        ("resource-development", "Watch for use of the prepared resources"),
    ];

    /// <summary>The actions for a rule's tags.</summary>
    /// <param name="tags">The tags.</param>
    /// <returns>The actions, most urgent first; none where no tactic is named.</returns>
    public static IReadOnlyList<string> ActionsFor(IReadOnlyList<string> tags)
    {
        return [.. ByUrgency.Where(pair => tags.Contains("attack." + pair.Tactic, StringComparer.OrdinalIgnoreCase)).Select(static pair => pair.Action).Distinct(StringComparer.Ordinal).Take(MaxActions)];
    }
}
