using System.Text.Json;
using HelmAI.Core.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Administration;

/// <summary>
/// What administrators manage, on either database. The tables are made by the numbered migrations of the store, and their columns are named
/// as the properties are, in snake_case. Entities are read without being tracked; changes are statements of their own (<c>ExecuteUpdateAsync</c>).
/// Take it from <see cref="IAdministration"/>, which keeps tenants apart and turns the drivers' faults into ours.
/// </summary>
/// <param name="options">Which database.</param>
public sealed class AdministrationContext(DbContextOptions<AdministrationContext> options) : DbContext(options)
{
    /// <summary>All tenants.</summary>
    public DbSet<Tenant> Tenants => Set<Tenant>();

    /// <summary>The keys of all tenants.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AdministrationContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(static entity => entity.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            if (Database.IsSqlite() && SqliteConverters.Find(property.ClrType) is { } converter)
            {
                property.SetValueConverter(converter);
            }
        }
    }
}
