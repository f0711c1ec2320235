using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Rules.Configurations;

/// <summary>Maps <see cref="TenantRule"/>.</summary>
internal sealed class TenantRuleConfiguration : IEntityTypeConfiguration<TenantRule>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<TenantRule> builder)
    {
        builder.ToTable("tenant_rules");
        builder.HasKey(static one => new { one.TenantId, one.RuleId });
    }
}
