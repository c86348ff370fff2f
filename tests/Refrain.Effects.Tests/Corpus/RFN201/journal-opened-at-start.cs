// Whoever first uses the type runs its static constructor, which notes in a journal that the program started. Reported once a task, where it is used first.
[Task]
public sealed partial record Cleaned(string Text)
{
    public string Run()
    {
        var trimmed = Cleaner.Trim(Text); // RFN201
        return Cleaner.Trim(trimmed + Text);
    }
}

[Task]
public sealed partial record Wrapped(string Text)
{
    public string Run() => new Wrapper(Text).Show(); // RFN201
}

//// File: Cleaner.cs
public static class Cleaner
{
    static Cleaner() => Note("cleaner loaded");

    public static string Trim(string text) => text.Trim();

    private static void Note(string line) => File.AppendAllText("cleaner.log", line + "\n");
}

public sealed class Wrapper(string text)
{
    private static readonly char[] s_marks;

    static Wrapper()
    {
        s_marks = ['(', ')'];
        File.AppendAllText("wrapper.log", "loaded\n");
    }

    public string Show() => s_marks[0] + text + s_marks[1];
}
