using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Refrain.Postgres;

/// <summary>The numbers of a catalog's advisory locks. All are released with their transaction, so none outlives a connection or needs one of its own.</summary>
internal static class Locks
{
    /// <summary>Held by who lays the tables out.</summary>
    public static long Layout(string schema) => Number("layout", schema);

    /// <summary>Shared by who begins a run or claims; held alone by who cleans up.</summary>
    public static long Upkeep(string schema) => Number("upkeep", schema);

    private static long Number(string what, string schema) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"Refrain catalog, {what}: {schema}")));
}
