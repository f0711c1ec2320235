using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Alerts.Configurations;

/// <summary>Maps <see cref="SuppressionClock"/>.</summary>
internal sealed class SuppressionClockConfiguration : IEntityTypeConfiguration<SuppressionClock>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SuppressionClock> builder)
    {
        builder.ToTable("suppression_clock");
        builder.HasKey(static one => one.Id);
        builder.Property(static one => one.Id).ValueGeneratedNever();
    }
}
