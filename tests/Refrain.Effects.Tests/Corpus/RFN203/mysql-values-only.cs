// ON DUPLICATE KEY UPDATE with the row's own VALUES and LEAST: nothing is added up.
using MySqlConnector;

[Task]
public sealed partial record Cheapest(string Article, long Cents, string Shop)
{
    public long Run()
    {
        using var connection = new MySqlConnection(Shop);
        connection.Open();
        using var command = new MySqlCommand(
            "INSERT INTO cheapest (article, cents, last) VALUES (@article, @cents, @cents) " +
            "ON DUPLICATE KEY UPDATE cents = LEAST(cents, VALUES(cents)), last = VALUES(last)",
            connection);
        command.Parameters.AddWithValue("@article", Article);
        command.Parameters.AddWithValue("@cents", Cents);
        command.ExecuteNonQuery();
        return Cents;
    }
}
