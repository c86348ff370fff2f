using System.Globalization;
using Npgsql;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>The private server that the tests use: starts, is killed, starts again on what it had.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class PostgresServerTests
{
    [ServerFact]
    public async Task What_was_committed_is_there_after_the_server_was_killed()
    {
        using var server = new PostgresServer();
        var database = server.CreateDatabase();
        var connectionString = server.ConnectionString(database);
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await using var make = source.CreateCommand("CREATE TABLE t(n int); INSERT INTO t VALUES (7)");
            await make.ExecuteNonQueryAsync();
            server.Kill();
            await using var read = source.CreateCommand("SELECT n FROM t");
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => read.ExecuteScalarAsync());
        }

        server.Start();
        Assert.Equal("7", server.Execute("SELECT n FROM t", database));
        server.Stop();
        server.Start();
        await using var again = NpgsqlDataSource.Create(server.SocketConnectionString(database));
        await using var count = again.CreateCommand("SELECT count(*) FROM t");
        Assert.Equal(1, Convert.ToInt32(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
    }
}
