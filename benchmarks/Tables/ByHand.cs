using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Tables;

/// <summary>The same rows as somebody writes them who needs no more: a prepared insert in one transaction, a binary copy.</summary>
internal static class ByHand
{
    public const string Sqlite = "create table sales (id INTEGER not null, day TEXT not null, customer TEXT not null, note TEXT, count INTEGER not null, amount TEXT not null, at TEXT not null); create index by_day on sales (day)";
    public const string Postgres = "create table sales (id bigint not null, day date not null, customer text not null, note text, count integer not null, amount numeric not null, at timestamp without time zone not null); create index by_day on sales (day)";

    public static void Insert(string path, DateOnly day, int count)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "insert into sales (id, day, customer, note, count, amount, at) values ($id, $day, $customer, $note, $count, $amount, $at)";
        SqliteParameter[] parameters =
        [
            .. new[] { ("$id", SqliteType.Integer), ("$day", SqliteType.Text), ("$customer", SqliteType.Text), ("$note", SqliteType.Text), ("$count", SqliteType.Integer), ("$amount", SqliteType.Text), ("$at", SqliteType.Text) }
                .Select(p => command.Parameters.Add(p.Item1, p.Item2)),
        ];
        command.Prepare();
        foreach (var row in Rows.Of(day, count))
        {
            parameters[0].Value = row.Id;
            parameters[1].Value = row.Day;
            parameters[2].Value = row.Customer;
            parameters[3].Value = (object?)row.Note ?? DBNull.Value;
            parameters[4].Value = row.Count;
            parameters[5].Value = row.Amount;
            parameters[6].Value = row.At;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public static void Copy(NpgsqlDataSource source, DateOnly day, int count)
    {
        using var connection = source.OpenConnection();
        using var copy = connection.BeginBinaryImport("copy sales (id, day, customer, note, count, amount, at) from stdin (format binary)");
        foreach (var row in Rows.Of(day, count))
        {
            copy.StartRow();
            copy.Write(row.Id, NpgsqlDbType.Bigint);
            copy.Write(row.Day, NpgsqlDbType.Date);
            copy.Write(row.Customer, NpgsqlDbType.Text);
            if (row.Note is null)
                copy.WriteNull();
            else
                copy.Write(row.Note, NpgsqlDbType.Text);
            copy.Write(row.Count, NpgsqlDbType.Integer);
            copy.Write(row.Amount, NpgsqlDbType.Numeric);
            copy.Write(row.At, NpgsqlDbType.Timestamp);
        }

        copy.Complete();
    }
}
