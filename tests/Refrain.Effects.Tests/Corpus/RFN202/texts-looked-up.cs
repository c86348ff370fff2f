// Statements in a dictionary that is written pair by pair, and in an array that is asked by its index.
using System.Data;
using Dapper;

public static class Texts
{
    private static readonly Dictionary<int, string> s_all = new()
    {
        { 1, "INSERT INTO call (number) VALUES (@number)" },
        { 2, "DELETE FROM call WHERE number = @number" },
    };

    private static readonly string[] s_safe = ["DELETE FROM call WHERE number = @number", "UPDATE call SET seen = true WHERE number = @number"];

    public static string Of(int kind) => s_all[kind];

    public static string Safe(int kind) => s_safe[kind];
}

[Task]
public sealed partial record Called(int Kind, string Number)
{
    public int Run([Service] IDbConnection connection) => connection.Execute(Texts.Of(Kind), new { number = Number }); // RFN202
}

[Task]
public sealed partial record SafelyCalled(int Kind, string Number)
{
    public int Run([Service] IDbConnection connection) => connection.Execute(Texts.Safe(Kind), new { number = Number });
}
