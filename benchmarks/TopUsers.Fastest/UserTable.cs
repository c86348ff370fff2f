using System.Numerics;

namespace Refrain.Benchmarks.Fastest;

/// <summary>Gives each user a small number, in the order of first sight: an open-addressing table of ids to numbers.</summary>
internal sealed class UserTable
{
    private const ulong Scatter = 0x9E37_79B9_7F4A_7C15;

    private long[] _ids = new long[1024];

    // Number + 1 at each place; 0 is an empty place.
    private int[] _places = new int[4096];

    public int Count { get; private set; }

    public long IdOf(int number) => _ids[number];

    public int NumberOf(long id)
    {
        var place = PlaceFor(id);
        if (_places[place] != 0)
            return _places[place] - 1;
        if (Count == _ids.Length)
        {
            Grow();
            place = PlaceFor(id);
        }
        _ids[Count] = id;
        _places[place] = ++Count;
        return Count - 1;
    }

    private int PlaceFor(long id)
    {
        var place = (int)((ulong)id * Scatter >> 64 - BitOperations.Log2((uint)_places.Length));
        while (_places[place] is var number && number != 0 && _ids[number - 1] != id)
            place = place + 1 & _places.Length - 1;
        return place;
    }

    private void Grow()
    {
        Array.Resize(ref _ids, 2 * _ids.Length);
        _places = new int[4 * _ids.Length];
        for (var number = 0; number < Count; number++)
            _places[PlaceFor(_ids[number])] = number + 1;
    }
}
