using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Alerts.Configurations;

/// <summary>Maps <see cref="Suppression"/>.</summary>
internal sealed class SuppressionConfiguration : IEntityTypeConfiguration<Suppression>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.ToTable("suppressions");
        builder.HasKey(static one => one.Id);
        builder.Property(static one => one.Id).ValueGeneratedNever();
    }
}
