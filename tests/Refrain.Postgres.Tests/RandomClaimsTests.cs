using System.Globalization;
using Refrain.Conformance;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>Claims of two programs on one catalog in PostgreSQL are answered as one in memory answers them. REFRAIN_SEEDS makes the run longer.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class RandomClaimsTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "4", CultureInfo.InvariantCulture);

    [ServerFact]
    public async Task Two_programs_see_each_others_claims()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
        {
            var schema = TestDatabase.NewSchema();
            await using var one = TestDatabase.Open(schema);
            await using var other = TestDatabase.Open(schema);
            await RandomClaims.RunAsync(seed, one, other);
        }
    }
}
