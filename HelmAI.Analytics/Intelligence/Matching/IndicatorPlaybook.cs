using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Matching;

/// <summary>What to do about a match, by what was seen.</summary>
internal static class IndicatorPlaybook
{
    private const string Investigate = "Investigate what else the affected user or host contacted";

    private static readonly string[] Network = ["Block the indicator", Investigate];

    private static readonly string[] Mail = ["Block the sender and remove its messages from mailboxes", "Ask recipients whether they opened links or attachments"];

    private static readonly string[] Files = ["Isolate the host and remove the file", "Scan other hosts for the same file"];

    private static readonly string[] Registry = ["Isolate the host and remove what the key starts", "Scan other hosts for the same key"];

    /// <summary>What to do.</summary>
    /// <param name="type">What was seen.</param>
    /// <returns>The actions, most urgent first.</returns>
    public static IReadOnlyList<string> For(ObservableType type) => type switch
    {
        ObservableType.Email => Mail,
        ObservableType.Md5 or ObservableType.Sha1 or ObservableType.Sha256 or ObservableType.Sha512 or ObservableType.FileName => Files,
        ObservableType.RegistryKey => Registry,
        _ => Network,
    };
}
