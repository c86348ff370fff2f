using System.Globalization;
using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

/// <summary>
/// Random claims, releases, publications and ends of runs by two processes on one file (two catalogs, each with its own picture of the claims in memory) are answered as a
/// catalog in memory answers them. The seed is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
public sealed class RandomClaimsTests : IDisposable
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "20", CultureInfo.InvariantCulture);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Two_processes_see_each_others_claims()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
        {
            var path = Path.Combine(_folder.Path, string.Create(CultureInfo.InvariantCulture, $"{seed}.db"));
            await using var one = SqliteCatalog.Open(path);
            await using var other = SqliteCatalog.Open(path);
            await RandomClaims.RunAsync(seed, one, other);
        }
    }

    public void Dispose() => _folder.Dispose();
}
