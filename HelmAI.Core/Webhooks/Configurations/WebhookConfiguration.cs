using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Webhooks.Configurations;

/// <summary>Maps <see cref="Webhook"/>.</summary>
internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.HasKey(static webhook => webhook.Id);
        builder.Property(static webhook => webhook.Id).ValueGeneratedNever();
        builder.Property(static webhook => webhook.RuleIds).HasTextsConversion();
        builder.Property(static webhook => webhook.EntityTypes).HasTextsConversion();
    }
}
