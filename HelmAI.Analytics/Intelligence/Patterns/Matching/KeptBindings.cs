using System.Collections;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Bindings that are made once and can be gone through again and again.</summary>
/// <param name="source">Makes them.</param>
internal sealed class KeptBindings(IEnumerable<Binding> source) : IEnumerable<Binding>, IDisposable
{
    private readonly IEnumerator<Binding> _source = source.GetEnumerator();
    private readonly List<Binding> _kept = [];

    /// <inheritdoc/>
    public IEnumerator<Binding> GetEnumerator()
    {
        for (var i = 0; i < _kept.Count || Fetch(); i++)
        {
            yield return _kept[i];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Fetch()
    {
        if (!_source.MoveNext())
        {
            return false;
        }

        _kept.Add(_source.Current);
        return true;
    }
}
