using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>
/// Reads further providers from the section <c>Intelligence:Providers</c>, a list; as environment variables <c>Intelligence__Providers__0__Name</c>
/// and so on. See <see cref="ProviderEntry"/> for the members.
/// </summary>
/// <param name="configuration">Where they are.</param>
internal sealed class ProviderListReader(IConfiguration configuration) : IConfigureOptions<ProviderList>, IValidateOptions<ProviderList>, IValidateOptions<ProviderOptions>
{
    private const string Section = $"{ProviderOptions.Section}:Providers";

    /// <inheritdoc/>
    public void Configure(ProviderList options)
    {
        var names = new HashSet<string>([ProviderSettings.ThreatDatabase], StringComparer.Ordinal);
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            if (new ProviderEntry(section, options.Faults).Read() is not { } provider)
            {
                continue;
            }

            options.Providers.Add(provider);
            if (!names.Add(provider.Name))
            {
                options.Faults.Add($"{section.Path}:Name: '{provider.Name}' is the name of another provider.");
            }
        }
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ProviderList options) =>
        options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ProviderOptions options) =>
        options.ThreatDatabaseUrl is null || ProviderSettings.IsTemplate(TemplateOf(options.ThreatDatabaseUrl))
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{nameof(options.ThreatDatabaseUrl)}: is not an http or https URL without a user");

    /// <summary>All providers: the document's threat database, where it is configured, before the further ones.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="further">The further providers.</param>
    /// <returns>The providers.</returns>
    public static IReadOnlyList<ProviderSettings> All(ProviderOptions options, ProviderList further) => options.ThreatDatabaseUrl is not { } url
        ? [.. further.Providers]
        : [new(ProviderSettings.ThreatDatabase, TemplateOf(url)) { Secret = options.ThreatDatabaseToken is { } token ? $"Bearer {token}" : null }, .. further.Providers];

    private static string TemplateOf(string threatDatabase) => $"{threatDatabase.TrimEnd('/')}/threats/{ProviderSettings.ValuePlace}";
}
