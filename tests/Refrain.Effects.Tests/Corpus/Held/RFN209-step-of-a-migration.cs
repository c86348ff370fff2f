// A migration's step adds a column; run again it fails, since the column is there.
using Microsoft.Data.Sqlite;

public abstract class MigrationStep
{
    public abstract string Sql { get; }

    public virtual bool Applies(string table) => true;
}

public sealed class AddColumn(string table, string column, string kind) : MigrationStep
{
    public override string Sql => $"ALTER TABLE {table} ADD COLUMN {column} {kind}";

    public override bool Applies(string name) => name == table;
}

public sealed class Migration(SqliteConnection connection)
{
    private readonly List<MigrationStep> _steps = [];

    public Migration Then(MigrationStep step)
    {
        _steps.Add(step);
        return this;
    }

    public int Apply(string table)
    {
        using var transaction = connection.BeginTransaction();
        var applied = 0;
        foreach (var step in _steps.Where(step => step.Applies(table)))
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = step.Sql;
            command.ExecuteNonQuery(); // RFN209
            applied++;
        }

        transaction.Commit();
        return applied;
    }
}

[Task]
public sealed partial record WiderTable(string Table)
{
    public int Run([Service] SqliteConnection connection)
    {
        connection.Open();
        return new Migration(connection)
            .Then(new AddColumn(Table, "checked", "INTEGER"))
            .Apply(Table);
    }
}
