using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Intelligence.Feeds.Configurations;

/// <summary>Maps <see cref="Feed"/>.</summary>
internal sealed class FeedConfiguration : IEntityTypeConfiguration<Feed>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Feed> builder)
    {
        builder.ToTable("feeds");
        builder.HasKey(static feed => feed.Id);
        builder.Property(static feed => feed.Id).ValueGeneratedNever();
    }
}
