using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using HelmAI.Core.Storage.Encryption;

namespace HelmAI.Benchmarks.Storage;

/// <summary>What a stored value costs to encrypt and to decrypt.</summary>
[MemoryDiagnoser]
public class SealingBenchmarks
{
    private readonly DataKey _key = new(1, RandomNumberGenerator.GetBytes(32));
    private readonly Guid _rowId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private byte[] _value = [];
    private byte[] _sealed = [];

    /// <summary>The value's length in bytes.</summary>
    [Params(256, 1_024, 16_384)]
    public int Length { get; set; }

    /// <summary>Makes the value.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _value = RandomNumberGenerator.GetBytes(Length);
        _sealed = Seal();
    }

    /// <summary>Encrypts.</summary>
    [Benchmark]
    public byte[] Seal() => _key.Seal(RowField.AssessmentDetails, "default", _rowId, _value);

    /// <summary>Decrypts.</summary>
    [Benchmark]
    public byte[]? Open() => _key.TryOpen(RowField.AssessmentDetails, "default", _rowId, _sealed);
}
