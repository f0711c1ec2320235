using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Cuts a YAML text into documents.</summary>
internal static class YamlFile
{
    /// <summary>Reads the documents of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The documents that are mappings; none where the text is no YAML.</returns>
    public static IReadOnlyList<YamlMappingNode> Documents(string text, DiagnosticBag bag)
    {
        var stream = new YamlStream();
        try
        {
            if (YamlGuard.FindExcess(text) is { } line)
            {
                bag.Add(DiagnosticKinds.ExcessiveDocument, line, "the text is nested too deeply, or too large");
                return [];
            }

            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            bag.Add(DiagnosticKinds.InvalidYaml, (int)e.Start.Line, OneLine(e.InnerException?.Message ?? e.Message));
            return [];
        }

        var documents = new List<YamlMappingNode>();
        foreach (var document in stream.Documents)
        {
            if (document.RootNode is YamlMappingNode mapping)
            {
                documents.Add(mapping);
            }
            else if (document.RootNode is not YamlScalarNode { Value: null or "" })
            {
                bag.Add(DiagnosticKinds.UnknownDocument, YamlMembers.LineOf(document.RootNode), "a document is no mapping");
            }
        }

        return documents;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.');
}
