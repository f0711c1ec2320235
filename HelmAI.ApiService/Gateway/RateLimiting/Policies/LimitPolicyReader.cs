using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.RateLimiting.Policies;

/// <summary>
/// Reads policies from the section <c>RateLimiting:Policies</c>, a list; as environment variables <c>RateLimiting__Policies__0__Group</c>
/// and so on. See <see cref="LimitPolicyEntry"/> for the members.
/// </summary>
/// <param name="configuration">Where they are.</param>
internal sealed class LimitPolicyReader(IConfiguration configuration) : IConfigureOptions<LimitPolicyOptions>, IValidateOptions<LimitPolicyOptions>
{
    private const string Section = $"{RateLimitOptions.Section}:Policies";

    /// <inheritdoc/>
    public void Configure(LimitPolicyOptions options)
    {
        var names = new HashSet<string>([LimitPolicies.DefaultName, LimitPolicies.OwnName, LimitGroup.Ingestion], StringComparer.Ordinal);
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            var entry = new LimitPolicyEntry(section, options.Faults);
            if (entry.Read() is not { } policy)
            {
                continue;
            }

            options.Policies.Add(policy);
            if (!names.Add(policy.Name))
            {
                options.Faults.Add($"{section.Path}:Name: '{policy.Name}' is the name of another policy.");
            }
        }
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LimitPolicyOptions options) =>
        options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);
}
