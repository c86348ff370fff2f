using System.Data.Common;

namespace Refrain.Targets;

/// <summary>Statements whose values are parameters, always.</summary>
internal static class SqlStatements
{
    /// <summary>Executes a statement, however long it takes.</summary>
    /// <returns>How many rows it touched.</returns>
    public static int Execute(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, transaction, sql, values);
        using var cancelling = cancellationToken.UnsafeRegister(static c => ((DbCommand)c!).Cancel(), command);

        // What is not running yet cannot be cancelled, and is not begun.
        cancellationToken.ThrowIfCancellationRequested();

        return command.ExecuteNonQuery();
    }

    /// <summary>A command that has no time limit.</summary>
    public static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        if (transaction is not null)
            command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
