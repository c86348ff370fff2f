// The data is moved into place as a whole; the marker beside it is truncated and written in place.
[Task]
public sealed partial record Drop(string Folder, string Name, int Lines)
{
    public int Run()
    {
        var final = Path.Combine(Folder, Name);
        var temporary = final + ".part";
        File.WriteAllText(temporary, string.Concat(Enumerable.Range(0, Lines).Select(i => $"{i}\n")));
        File.Move(temporary, final, overwrite: true);
        File.WriteAllText(final + ".done", $"{Lines}\n"); // RFN301
        return Lines;
    }
}
