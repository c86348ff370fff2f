using System.Runtime.InteropServices;

namespace Refrain.Stores;

/// <summary>
/// Room that is used again and again, outside of what the collector goes through: an artifact of a million inputs has 66 MB of them, and an array of that size has it go through everything.
/// Not thread-safe.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private byte* _bytes;
    private int _length;

    ~NativeBuffer() => Free();

    /// <summary>Room whose content is whatever it was; good until this is asked again.</summary>
    /// <param name="length">How many bytes at least.</param>
    /// <exception cref="OutOfMemoryException">There is not so much.</exception>
    public Span<byte> Room(int length)
    {
        if (length > _length)
        {
            Free();
            _bytes = (byte*)NativeMemory.Alloc((nuint)length);
            _length = length;
        }

        return new(_bytes, _length);
    }

    /// <summary>Gives the room back if it is larger than what is worth to be kept.</summary>
    public void Trim(int most)
    {
        if (_length > most)
            Free();
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
        _length = 0;
    }
}
