using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Refrain.Collections;

/// <summary>What the processor is asked to do ahead: in a table that is in no cache, to wait for memory takes longer than the rest of a search.</summary>
internal static class CacheLine
{
    /// <summary>How many searches ahead to fetch: some ten take as long as memory does.</summary>
    public const int Ahead = 16;

    /// <summary>Has the processor fetch what will be looked at some searches later. Where it cannot be asked, nothing is done.</summary>
    public static unsafe void Fetch<T>(ref readonly T place)
        where T : unmanaged
    {
        // An address that is wrong by the time that it is used does no harm.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(in place));
    }
}
