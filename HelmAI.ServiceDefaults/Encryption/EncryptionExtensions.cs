using HelmAI.Core.Security;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Encryption;

/// <summary>Registers the keys under which the store encrypts.</summary>
internal static class EncryptionExtensions
{
    private const string FileName = "encryption-key";

    /// <summary>Adds <see cref="EncryptionSettings"/>: from the configuration or, in Development, from a file that is generated once.</summary>
    /// <param name="builder">The program.</param>
    public static void AddEncryption(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<EncryptionOptions>("Encryption");
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EncryptionOptions>, EncryptionKeyCheck>());
        builder.Services.TryAddSingleton(static services => Read(
            services.GetRequiredService<IOptions<EncryptionOptions>>().Value,
            services.GetRequiredService<SecretFolder>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EncryptionExtensions))));
    }

    private static EncryptionSettings Read(EncryptionOptions options, SecretFolder folder, ILogger logger)
    {
        var text = options.Key;
        if (text is null)
        {
            var path = Path.Combine(folder.Path, FileName);
            (text, _) = SecretFile.ReadOrCreate(path);
            logger.DevelopmentKey(path);
        }

        return new(Parse(text))
        {
            Others = [.. options.OldKeyTexts.Select(Parse)],
            EncryptPayloads = options.EncryptPayloads,
        };
    }

    private static EncryptionKey Parse(string text) =>
        EncryptionKey.TryParse(text) ?? throw new IOException($"The generated key in the file {FileName} is damaged: it is not 32 bytes in base64.");
}
