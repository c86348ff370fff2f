#pragma warning disable RFN108 // What is wrong with it is what a verification in another process must find.
namespace Refrain.KillPipeline;

/// <summary>A row with a hash code.</summary>
public readonly record struct HashedRow(int Number, int Hash);

/// <summary>Its second row is another one in each process.</summary>
[Task]
public sealed partial record Hashed
{
    /// <summary>Hashes a text.</summary>
    public IEnumerable<HashedRow> Run() => [new(1, 0), new(2, "text".GetHashCode(StringComparison.Ordinal)), new(3, 0)];
}
