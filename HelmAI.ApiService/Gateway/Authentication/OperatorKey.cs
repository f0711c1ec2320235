using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Security;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>
/// The key that <c>API_KEY</c> names: it administers the tenant <c>default</c>, and with it the others. Kept as its SHA-256.
/// In Development, where none is configured, it is generated once into a file.
/// </summary>
internal sealed class OperatorKey : IHostedService
{
    /// <summary>What stands for the key where others have their id.</summary>
    public const string Id = "default";

    /// <summary>What stands for its name.</summary>
    public const string Name = "operator";

    private const string FileName = "api-key";

    private readonly byte[] _digest;
    private readonly string? _path;
    private readonly string? _generated;
    private readonly ILogger<OperatorKey> _logger;

    /// <summary>Takes the configured key, or reads or generates the one in the file.</summary>
    /// <param name="options">The configured key.</param>
    /// <param name="folder">Where a generated one is kept.</param>
    /// <param name="logger">The log.</param>
    /// <exception cref="IOException">The file can be neither read nor written.</exception>
    public OperatorKey(IOptions<ApiKeyOptions> options, SecretFolder folder, ILogger<OperatorKey> logger)
    {
        _logger = logger;
        var key = options.Value.Key;
        if (key is null)
        {
            _path = Path.Combine(folder.Path, FileName);
            (key, var isNew) = SecretFile.ReadOrCreate(_path);
            _generated = isNew ? key : null;
        }

        _digest = Digest(key);
    }

    /// <summary>Compares a presented key in a time that tells nothing about either.</summary>
    /// <param name="presented">What the caller shows.</param>
    /// <returns>Whether it is the key.</returns>
    public bool Opens(string presented) => CryptographicOperations.FixedTimeEquals(Digest(presented), _digest);

    /// <summary>Tells the operator of a generated key: itself once, later only where it is.</summary>
    /// <param name="cancellationToken">Not used: it takes no time.</param>
    /// <returns>Once told.</returns>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_generated is not null)
        {
            // Not through the log, which may be sent elsewhere and kept.
            Console.WriteLine($"API key, generated for development and shown this once: {_generated}");
        }

        if (_path is not null)
        {
            _logger.DevelopmentKey(_path);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
