using System.Collections.Frozen;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Reported;

/// <summary>
/// What to do about a reported threat, after the containment steps of NIST SP 800-61 (Computer Security Incident
/// Handling Guide): contain, then preserve, then remove the cause.
/// </summary>
internal static class ThreatPlaybook
{
    private static readonly FrozenDictionary<string, string[]> ByType = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["malware"] = ["Isolate the affected host from the network", "Collect a memory image and the malicious file", "Scan other hosts for the same indicators"],
        ["ransomware"] = ["Isolate the affected hosts from the network", "Disconnect and protect backups", "Disable the accounts used to spread it"],
        ["phishing"] = ["Remove the message from all mailboxes", "Reset the passwords and sessions of users who responded", "Block the sender, links and attachments"],
        ["brute_force"] = ["Block the source address", "Lock or reset the targeted accounts", "Require multi-factor authentication"],
        ["credential_theft"] = ["Reset the stolen credentials and end their sessions", "Review what the account did since", "Require multi-factor authentication"],
        ["account_takeover"] = ["End the account's sessions and reset its credentials", "Reverse unauthorised changes and transactions", "Inform the account's owner"],
        ["data_exfiltration"] = ["Block the destination", "Suspend the account or key that was used", "Determine which data left"],
        ["ddos"] = ["Enable upstream filtering", "Rate-limit or block the source networks"],
        ["intrusion"] = ["Isolate the affected host from the network", "End the attacker's sessions and reset credentials", "Preserve logs and a disk image"],
        ["fraud"] = ["Hold the transaction", "Verify it with the account's owner", "Review related transactions"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Contain = ["Contain the affected systems and accounts", "Preserve the evidence and determine the scope"];
    private static readonly string[] Review = ["Review the report and confirm the threat"];

    /// <summary>The actions for a type of threat, else those for its severity.</summary>
    /// <param name="type">The reported type; upper and lower case, <c>-</c>, <c>_</c> and spaces are not told apart.</param>
    /// <param name="severity">The reported severity.</param>
    /// <returns>The actions, most urgent first.</returns>
    public static IReadOnlyList<string> ActionsFor(string? type, Severity severity) =>
        type is not null && ByType.TryGetValue(type.Replace('-', '_').Replace(' ', '_'), out var actions) ? actions
        : severity >= Severity.High ? Contain
        : Review;
}
