using Refrain.Stores;

namespace Refrain.Running;

/// <summary>A source as it was observed.</summary>
/// <param name="Source">The source.</param>
/// <param name="Observed">Its version, and what its quick test goes by.</param>
internal sealed record ProvenSource(ITask Source, CatalogEntry Observed);
