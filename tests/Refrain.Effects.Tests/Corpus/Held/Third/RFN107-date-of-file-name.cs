// A date is parsed out of a file's name as the machine's culture reads it.
[Task]
public sealed partial record DayOf(string File)
{
    public DateOnly Run() => DateOnly.Parse(Path.GetFileNameWithoutExtension(File)); // RFN107
}
