using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HelmAI.Core.Rules.Configurations;

/// <summary>Maps <see cref="Backtest"/>.</summary>
internal sealed class BacktestConfiguration : IEntityTypeConfiguration<Backtest>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Backtest> builder)
    {
        builder.ToTable("backtests");
        builder.HasKey(static one => one.Id);
        builder.Property(static one => one.Id).ValueGeneratedNever();
    }
}
