using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Rules.Configurations;

/// <summary>Maps <see cref="DisabledRule"/>.</summary>
internal sealed class DisabledRuleConfiguration : IEntityTypeConfiguration<DisabledRule>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<DisabledRule> builder)
    {
        builder.ToTable("disabled_rules");
        builder.HasKey(static one => new { one.TenantId, one.RuleId });
    }
}
