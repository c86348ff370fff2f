namespace Refrain.Stores;

/// <summary>A proof as a catalog keeps it.</summary>
/// <param name="Epoch">The epoch (<see cref="IUpkeep.EpochAsync"/>) at which it holds.</param>
/// <param name="Content">What it says, for the runner.</param>
public sealed record KeptProof(long Epoch, ReadOnlyMemory<byte> Content);
