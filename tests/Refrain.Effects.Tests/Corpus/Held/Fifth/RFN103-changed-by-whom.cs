// The name of whoever runs the task goes into the row, in a bag of parameters.
using Dapper;
using Npgsql;

public static class Audit
{
    public static DynamicParameters By(this DynamicParameters parameters)
    {
        parameters.Add("by", Environment.UserName); // RFN103
        return parameters;
    }
}

[Task]
public sealed partial record Published(string Article, int Version)
{
    public async Task<int> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("article", Article);
        parameters.Add("version", Version);
        return await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE article SET version = @version, changed_by = @by WHERE id = @article", parameters.By(), cancellationToken: cancellationToken));
    }
}
