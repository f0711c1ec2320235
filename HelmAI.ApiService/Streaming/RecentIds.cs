namespace HelmAI.ApiService.Streaming;

/// <summary>The ids that came last, so many of them. Not for several threads at once.</summary>
/// <param name="capacity">How many.</param>
internal sealed class RecentIds(int capacity)
{
    private readonly HashSet<Guid> _ids = [];
    private readonly Queue<Guid> _order = [];

    /// <summary>Adds an id; the one that came first is forgotten where there are too many.</summary>
    /// <param name="id">The id.</param>
    public void Add(Guid id)
    {
        if (!_ids.Add(id))
        {
            return;
        }

        _order.Enqueue(id);
        if (_order.Count > capacity)
        {
            _ids.Remove(_order.Dequeue());
        }
    }

    /// <summary>Whether an id is among them.</summary>
    /// <param name="id">The id.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(Guid id) => _ids.Contains(id);

    /// <summary>Forgets an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>Whether it was among them.</returns>
    public bool Remove(Guid id) => _ids.Remove(id);
}
