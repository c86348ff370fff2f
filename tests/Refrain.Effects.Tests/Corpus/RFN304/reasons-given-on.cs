// The exception is a part of the answer: one caller asks for it, one hands the answers to who does, one never looks.
public sealed class Answer(string text, Exception? reason)
{
    public string Text => text;

    public Exception? Reason => reason;
}

public static class Asking
{
    public static Answer Once(string question)
    {
        try
        {
            return new(question.Substring(3), null);
        }
        catch (Exception exception) // RFN304
        {
            return new("", exception);
        }
    }

    public static Answer Carefully(string question)
    {
        try
        {
            return new(question.Substring(3), null);
        }
        catch (Exception exception)
        {
            return new("", exception);
        }
    }

    public static void Check(IEnumerable<Answer> answers)
    {
        foreach (var answer in answers)
        {
            if (answer.Reason is { } reason)
                throw new InvalidOperationException("No answer.", reason);
        }
    }
}

[Task]
public sealed partial record Asked(string Questions)
{
    public IReadOnlyList<string> Run() => [.. Questions.Split(';').Select(Asking.Once).Select(answer => answer.Text)];
}

[Task]
public sealed partial record AskedWell(string Questions)
{
    public IReadOnlyList<string> Run()
    {
        var answers = Questions.Split(';').Select(Asking.Carefully).ToList();
        Asking.Check(answers);
        return [.. answers.Select(answer => answer.Text)];
    }
}

[Task]
public sealed partial record AskedOne(string Question)
{
    public string Run()
    {
        var answer = Asking.Carefully(Question);
        return answer.Reason is null ? answer.Text : throw answer.Reason;
    }
}
