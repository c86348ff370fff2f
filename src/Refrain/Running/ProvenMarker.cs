namespace Refrain.Running;

/// <summary>A marker that a proof rests on.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Key">The task's key.</param>
/// <param name="Version">The version that the marker has.</param>
internal readonly record struct ProvenMarker(string Target, TaskKey Key, ContentHash Version);
