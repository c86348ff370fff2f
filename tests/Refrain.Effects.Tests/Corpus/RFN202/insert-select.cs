// An aggregate is inserted by the database itself: no row is read, but each run adds the month.
using System.Data.Common;

internal static class Statements
{
    public static int Execute(this DbConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command.ExecuteNonQuery(); // RFN202
    }
}

[Task]
public sealed partial record MonthlyCosts(int Year, int Month)
{
    public int Run([Service] DbDataSource source)
    {
        using var connection = source.OpenConnection();
        return connection.Execute(
            "INSERT INTO monthly_cost (year, month, project, cents)\n" +
            "SELECT year, month, project, SUM(cents) FROM cost\n" +
            "WHERE year = @year AND month = @month\n" +
            "GROUP BY year, month, project",
            ("@year", Year),
            ("@month", Month));
    }
}
