using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Rules.Configurations;

/// <summary>Maps <see cref="RuleVersion"/>.</summary>
internal sealed class RuleVersionConfiguration : IEntityTypeConfiguration<RuleVersion>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.ToTable("rule_versions");
        builder.HasKey(static one => one.TenantId);
    }
}
