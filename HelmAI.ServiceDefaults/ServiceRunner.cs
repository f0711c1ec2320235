using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelmAI.ServiceDefaults;

/// <summary>Runs a service.</summary>
public static class ServiceRunner
{
    /// <summary>The exit code for a configuration that can't be used: EX_CONFIG of BSD's sysexits.h.</summary>
    public const int ConfigurationError = 78;

    private const string ReloadKey = "hostBuilder:reloadConfigOnChange";

    /// <summary>
    /// Makes a service's builder. Configuration is read once: to notice changed settings files, the host would watch everything below its folder,
    /// and be told of each write to a database there.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <returns>The builder.</returns>
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder([.. args, $"--{ReloadKey}=false"]);

    /// <summary>Runs a service until it is told to stop. With mistakes in the configuration it prints all of them to standard error instead.</summary>
    /// <param name="app">The program.</param>
    /// <returns>The exit code: 0, <see cref="ConfigurationError"/>, or 1 where the service could not start for another reason.</returns>
    public static async Task<int> RunServiceAsync(this WebApplication app)
    {
        await using (app)
        {
            if (app.Services.GetRequiredService<SettingsReport>().Create() is { } report)
            {
                await Console.Error.WriteAsync(report);
                return ConfigurationError;
            }

            // Asked for now: when the program has ended, its services are gone.
            var stopping = app.Lifetime.ApplicationStopping;
            var database = app.Services.GetService<DatabaseReadiness>();
            try
            {
                app.Services.GetService<ApiPort>()?.ApplyTo(app);
                await RunToEndAsync(app, stopping);
                return database?.Fault is { } fault ? throw fault : 0;
            }
            catch (ConfigurationException exception)
            {
                await Console.Error.WriteLineAsync($"HelmAI cannot start: 1 mistake in its configuration.{Environment.NewLine}  {exception.Setting}: {exception.Message}");
                return ConfigurationError;
            }
            catch (Exception exception) when (exception is HelmAIException or IOException or UnauthorizedAccessException)
            {
                // A database that fails, a port in use, a file of another user: the operator's to solve, for whom a line says more than a crash.
                await Console.Error.WriteLineAsync($"HelmAI cannot start: {exception.Message}");
                return 1;
            }
        }
    }

    private static async Task RunToEndAsync(WebApplication app, CancellationToken stopping)
    {
        try
        {
            await StartAsync(app);
            await app.WaitForShutdownAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Some request outlived the time that is given to stop; what it had stored is stored.
        }
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // What had started is told to stop and awaited: its services would be gone under it, and it would tell of that rather than of the reason.
            await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }
}
