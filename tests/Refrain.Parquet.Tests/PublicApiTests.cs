using Refrain.Testing.Roslyn;

namespace Refrain.Parquet.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_reviewed_one() => PublicSurface.Verify("Refrain.Parquet");
}
