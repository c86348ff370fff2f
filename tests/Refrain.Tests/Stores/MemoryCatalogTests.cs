using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

public sealed class MemoryCatalogTests : CatalogConformance
{
    protected override ICatalog Open() => new MemoryCatalog();
}
