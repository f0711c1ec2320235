using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace HelmAI.ApiService.Gateway.RateLimiting.Redis;

/// <summary>A script that Redis keeps and runs by its SHA-1 (EVALSHA), which is how Redis names scripts.</summary>
internal sealed class RedisScript
{
    private readonly byte[] _hash;

    /// <summary>Takes a script that is embedded beside this type.</summary>
    /// <param name="file">The file's name.</param>
    public RedisScript(string file)
    {
        using var stream = typeof(RedisScript).Assembly.GetManifestResourceStream(typeof(RedisScript), file)!;
        using var reader = new StreamReader(stream);
        Text = reader.ReadToEnd();
        _hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));
    }

    /// <summary>The script.</summary>
    public string Text { get; }

    /// <summary>Runs it, in one round trip wherever Redis knows it; a Redis that has forgotten it is sent it again.</summary>
    /// <param name="database">Where it runs.</param>
    /// <param name="key">Its key.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its answer.</returns>
    public async Task<RedisResult> EvaluateAsync(IDatabaseAsync database, RedisKey key, RedisValue[] arguments)
    {
        try
        {
            return await database.ScriptEvaluateAsync(_hash, [key], arguments);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await database.ScriptEvaluateAsync(Text, [key], arguments);
        }
    }
}
