using HelmAI.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Administration;

/// <summary>What <see cref="AdministrationContext"/> is told on either database.</summary>
internal static class AdministrationOptions
{
    /// <summary>What reading is called in metrics and errors.</summary>
    public static readonly StorageOperation Reading = new("read", "administration");

    /// <summary>What changes are called in metrics and errors.</summary>
    public static readonly StorageOperation Changing = new("change", "administration");

    /// <summary>Reads without tracking, and logs quietly: what fails is thrown, and logged by whoever handles it.</summary>
    /// <param name="options">The context's options.</param>
    public static void ForAdministration(this DbContextOptionsBuilder options) => options
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .ConfigureWarnings(static warnings => warnings.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
}
