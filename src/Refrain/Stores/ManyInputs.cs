using System.Collections;

namespace Refrain.Stores;

/// <summary>
/// Very many inputs of one artifact, in arrays none of which is a large object: those are collected together with everything else that there is, which in a large graph costs more than all
/// that is done with the inputs. Filled and then only read.
/// </summary>
internal sealed class ManyInputs : IReadOnlyList<CatalogInput>
{
    /// <summary>An array of more inputs would be a large object.</summary>
    public const int From = 1024;

    private const int Bits = 10;
    private const int Size = 1 << Bits;

    private readonly List<CatalogInput[]> _parts = [];

    public int Count { get; private set; }

    public CatalogInput this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _parts[index >> Bits][index & (Size - 1)];
        }
    }

    public void Add(in CatalogInput input)
    {
        if (Count >> Bits == _parts.Count)
            _parts.Add(new CatalogInput[Size]);
        _parts[^1][Count++ & (Size - 1)] = input;
    }

    public IEnumerator<CatalogInput> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
