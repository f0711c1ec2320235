using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Rules.Configurations;

/// <summary>Maps <see cref="StoredException"/>.</summary>
internal sealed class StoredExceptionConfiguration : IEntityTypeConfiguration<StoredException>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<StoredException> builder)
    {
        builder.ToTable("rule_exceptions");
        builder.HasKey(static one => one.Id);
        builder.Property(static one => one.Id).ValueGeneratedNever();
    }
}
