// A plain INSERT beside one with ON DUPLICATE KEY: only the first adds a row a run.
using MySqlConnector;

[Task]
public sealed partial record Login(long User, int Day, string Database)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        await using var connection = new MySqlConnection(Database);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.Parameters.AddWithValue("@user", User);
        command.Parameters.AddWithValue("@day", Day);
        command.CommandText = "INSERT INTO `login` (`user`, `day`) VALUES (@user, @day)";
        await command.ExecuteNonQueryAsync(cancellationToken); // RFN202
        command.CommandText = "INSERT INTO `last_login` (`user`, `day`) VALUES (@user, @day) ON DUPLICATE KEY UPDATE `day` = @day";
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Day;
    }
}
