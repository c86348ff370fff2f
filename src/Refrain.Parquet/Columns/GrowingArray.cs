namespace Refrain.Parquet.Columns;

/// <summary>A list whose memory can be handed over.</summary>
internal sealed class GrowingArray<T>
{
    private T[] _items = [];
    private int _count;

    public ReadOnlyMemory<T> Written => _items.AsMemory(0, _count);

    public void Add(T item)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(256, 2 * _count));
        _items[_count++] = item;
    }

    public void Clear() => _count = 0;
}
