// A serializer has a format of its own.
using System.Text.Json;

[Task]
public sealed partial record AmountJsonOf(string Name, decimal Amount, DateTime On)
{
    public string Run() => JsonSerializer.Serialize(new { Name, Amount, On });
}
