using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Administration.Configurations;

/// <summary>Maps <see cref="ApiKey"/>.</summary>
internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(static key => key.Id);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(static key => key.TenantId);
        builder.Property(static key => key.Id).ValueGeneratedNever();
        builder.Property(static key => key.Scopes).HasWordsConversion();
        builder.Property(static key => key.Networks).HasWordsConversion();
    }
}
