using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>Registers error handling.</summary>
internal static class ErrorExtensions
{
    /// <summary>Makes every error answer problem details.</summary>
    /// <param name="builder">The program.</param>
    public static void AddErrorAnswers(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ErrorOptions>("Errors");
        builder.Services.AddSingleton<ProblemMembers>();
        // Writers are asked in the order of their registration, so ours must stand before the framework's.
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        builder.Services.AddProblemDetails();
        builder.Services.AddOptions<ProblemDetailsOptions>()
            .Configure<ProblemMembers>(static (options, members) => options.CustomizeProblemDetails = members.Complete);
        builder.Services.AddExceptionHandler<ExceptionAnswer>();
        // In Development and elsewhere alike: what the binding of a request says reaches the caller.
        builder.Services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
    }
}
