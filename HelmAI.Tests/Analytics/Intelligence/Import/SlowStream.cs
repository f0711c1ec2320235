using HelmAI.Analytics.Intelligence.Import;

namespace HelmAI.Tests.Analytics.Intelligence.Import;

/// <summary>Gives bytes a few at a time, made as they are asked for.</summary>
internal sealed class SlowStream(IEnumerable<byte[]> parts, int atOnce) : ForwardStream
{
    private readonly IEnumerator<byte[]> _parts = parts.GetEnumerator();
    private ReadOnlyMemory<byte> _rest;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && _parts.MoveNext())
        {
            _rest = _parts.Current;
        }

        var length = Math.Min(Math.Min(buffer.Length, atOnce), _rest.Length);
        _rest[..length].CopyTo(buffer);
        _rest = _rest[length..];
        return ValueTask.FromResult(length);
    }

    protected override void Dispose(bool disposing)
    {
        _parts.Dispose();
        base.Dispose(disposing);
    }
}
