// The SQLite file is an input, opened through a factory and read as a stream of rows.
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

public sealed record Song(long Id, string Title);

public sealed class SongReader(Func<DbConnection> open)
{
    public async IAsyncEnumerable<Song> ReadAsync([EnumeratorCancellation] CancellationToken token)
    {
        await using var connection = open();
        await connection.OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, title FROM song ORDER BY id";
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
            yield return new(reader.GetInt64(0), reader.GetString(1));
    }
}

[Task]
public sealed partial record Songs(string Database)
{
    [Requires] public FileSource File => new(Database);

    public IAsyncEnumerable<Song> Run(Artifact<byte[]> file, CancellationToken cancellationToken)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = file.Path, Mode = SqliteOpenMode.ReadOnly };
        return new SongReader(() => new SqliteConnection(builder.ToString())).ReadAsync(cancellationToken);
    }
}
