using System.Globalization;
using HelmAI.Analytics.Detection.Sigma.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>The members of a YAML mapping, read as the specification wants them; what is not so goes to the diagnostics.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="bag">Told what is wrong.</param>
internal sealed class YamlMembers(YamlMappingNode mapping, DiagnosticBag bag)
{
    /// <summary>Where the mapping begins.</summary>
    public int Line => LineOf(mapping);

    /// <summary>The members in order.</summary>
    public IEnumerable<(string Name, YamlNode Value)> All =>
        mapping.Children.Select(static pair => ((pair.Key as YamlScalarNode)?.Value ?? string.Empty, pair.Value));

    /// <summary>Where a node begins.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The line, from 1.</returns>
    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    /// <summary>Finds a member.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value; <see langword="null"/> where it is not there.</returns>
    public YamlNode? Find(string name) => mapping.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    /// <summary>A member that must be a mapping.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its members; <see langword="null"/>, and an error, where it is not there or no mapping.</returns>
    public YamlMembers? RequiredMapping(string name)
    {
        switch (Find(name))
        {
            case YamlMappingNode inner:
                return new YamlMembers(inner, bag);
            case null:
                bag.Add(DiagnosticKinds.MissingMember, Line, $"'{name}' is missing");
                return null;
            case var other:
                bag.Add(DiagnosticKinds.InvalidMember, LineOf(other), $"'{name}' is no mapping");
                return null;
        }
    }

    /// <summary>A member that must be a text.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text; <see langword="null"/>, and an error, where it is not there or empty.</returns>
    public string? RequiredText(string name)
    {
        if (Find(name) is null)
        {
            bag.Add(DiagnosticKinds.MissingMember, Line, $"'{name}' is missing");
            return null;
        }

        var text = Text(name);
        if (string.IsNullOrWhiteSpace(text))
        {
            bag.Add(DiagnosticKinds.InvalidMember, LineOf(Find(name)!), $"'{name}' is no text");
        }

        return text;
    }

    /// <summary>A member that may be a text.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text; <see langword="null"/> where it is not there, or no text.</returns>
    public string? Text(string name) => (Find(name) as YamlScalarNode)?.Value is { } text && text.Length > 0 ? text : null;

    /// <summary>A member that may be a text or a list of texts.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The texts.</returns>
    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        YamlSequenceNode sequence => [.. sequence.Children.OfType<YamlScalarNode>().Select(static node => node.Value ?? string.Empty)],
        YamlScalarNode { Value: { Length: > 0 } value } => [value],
        _ => [],
    };

    /// <summary>A member that may be one of an enumeration's names.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values by name.</param>
    /// <param name="absent">What its absence means.</param>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <returns>The value.</returns>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> values, T absent)
    {
        if (Find(name) is not { } node)
        {
            return absent;
        }

        if (node is YamlScalarNode { Value: { } text } && values.TryGetValue(text, out var value))
        {
            return value;
        }

        bag.Add(DiagnosticKinds.InvalidMember, LineOf(node), $"'{name}' is none of {string.Join(", ", values.Keys)}");
        return absent;
    }

    /// <summary>Reads a scalar by YAML 1.2's core schema (section 10.3.2): quoted ones are strings.</summary>
    /// <param name="node">The scalar.</param>
    /// <returns>The value.</returns>
    public static SigmaValue Scalar(YamlScalarNode node)
    {
        var text = node.Value ?? string.Empty;
        if (node.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            return new SigmaValue.Text(SigmaText.Parse(text), text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => new SigmaValue.Null(),
            "true" or "True" or "TRUE" => new SigmaValue.Boolean(true),
            "false" or "False" or "FALSE" => new SigmaValue.Boolean(false),
            ['0', 'x', .. var digits] when long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) => new SigmaValue.Number(hex),
            [(>= '0' and <= '9') or '-' or '+' or '.', ..] when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new SigmaValue.Number(number),
            _ => new SigmaValue.Text(SigmaText.Parse(text), text),
        };
    }
}
