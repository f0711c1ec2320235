using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Rules.Configurations;

/// <summary>Maps <see cref="RuleClock"/>.</summary>
internal sealed class RuleClockConfiguration : IEntityTypeConfiguration<RuleClock>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<RuleClock> builder)
    {
        builder.ToTable("rule_clock");
        builder.HasKey(static one => one.Id);
        builder.Property(static one => one.Id).ValueGeneratedNever();
    }
}
