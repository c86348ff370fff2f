// Exceptions are caught, but none is lost: they are tried again, gathered and thrown, translated, or mean a value by their kind.
using System.Text.Json;
using Microsoft.Extensions.Logging;

public sealed record Event(string Kind, int Count);

public abstract record Result<T>
{
    public sealed record Ok(T Value) : Result<T>;

    public sealed record Error(int Line, Exception Why) : Result<T>;

    public T OrThrow() => this switch
    {
        Ok(var value) => value,
        Error(var line, var why) => throw new InvalidDataException($"Line {line} is no event: {why.Message}", why),
        _ => throw new NotSupportedException(),
    };
}

public static class Parsing
{
    public static Result<Event> Parse(string text, int line)
    {
        try
        {
            return new Result<Event>.Ok(JsonSerializer.Deserialize<Event>(text) ?? throw new JsonException("null"));
        }
        catch (Exception exception)
        {
            return new Result<Event>.Error(line, exception);
        }
    }
}

[Task]
public sealed partial record ParsedEvents(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Event> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var errors = new List<Exception>();
        var events = new List<Event>();
        for (var i = 0; i < lines.Count; i++)
        {
            try
            {
                events.Add(Parsing.Parse(lines[i], i).OrThrow());
            }
            catch (InvalidDataException exception)
            {
                errors.Add(exception);
            }
        }

        if (errors.Count > 0)
            throw new AggregateException($"{errors.Count} of {lines.Count} lines are bad.", errors);
        try
        {
            return events.ConvertAll(one => one with { Count = checked(one.Count * 100) });
        }
        catch (OverflowException exception)
        {
            context.Logger.LogError(exception, "A count is too large");
            throw;
        }
    }
}
