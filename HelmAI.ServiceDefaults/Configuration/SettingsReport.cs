using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Tells of all mistakes in the configuration at once: key, variable, what is wrong and an example, but never a secret.</summary>
/// <param name="sections">What settings there are.</param>
/// <param name="configuration">Where their values come from.</param>
/// <param name="services">Has the validators.</param>
internal sealed partial class SettingsReport(IEnumerable<SettingsSection> sections, IConfiguration configuration, IServiceProvider services)
{
    /// <summary>Validates all settings.</summary>
    /// <returns>The report, or <see langword="null"/> when there is no mistake.</returns>
    public string? Create()
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return null;
        }
        catch (OptionsValidationException exception)
        {
            return Write([exception]);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(static inner => inner is OptionsValidationException))
        {
            return Write([.. exception.InnerExceptions.Cast<OptionsValidationException>()]);
        }
    }

    private string Write(IReadOnlyList<OptionsValidationException> exceptions)
    {
        var lines = exceptions.SelectMany(exception => exception.Failures.Select(failure => Describe(exception.OptionsType, failure)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var text = new StringBuilder().Append("HelmAI cannot start: ").Append(lines.Count)
            .AppendLine(lines.Count == 1 ? " mistake in its configuration." : " mistakes in its configuration.");
        return lines.Aggregate(text, static (report, line) => report.Append("  ").AppendLine(line)).ToString();
    }

    private string Describe(Type optionsType, string failure)
    {
        var match = Failure.Match(failure);
        var setting = sections.FirstOrDefault(section => section.OptionsType == optionsType)?
            .Settings.FirstOrDefault(candidate => candidate.Property.Name == match.Groups["name"].Value);
        if (!match.Success || setting is null)
        {
            return failure;
        }

        var (_, key, attribute) = setting;
        var text = new StringBuilder(key).Append(" (").Append(attribute.Variable).Append("): ");
        if (configuration[key] is { Length: > 0 } value)
        {
            text.Append(attribute.Secret ? "the value" : $"'{value}'").Append(' ');
        }

        text.Append(match.Groups["text"].Value.TrimEnd('.')).Append('.');
        return attribute.Example is null ? text.ToString() : text.Append(" Example: ").Append(attribute.Variable).Append('=').Append(attribute.Example).ToString();
    }

    // "Property Port: " is how ValidateOptionsResultBuilder names a property, "Port: " how it does for data annotations. These begin with
    // "The field ApiOptions.Port " or "The ApiOptions.Port field ": the key says the same, in words that can be looked up.
    [GeneratedRegex(@"^(?:Property )?(?<name>\w+): (?:The field [\w.]+ |The [\w.]+ field )?(?<text>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Failure { get; }
}
