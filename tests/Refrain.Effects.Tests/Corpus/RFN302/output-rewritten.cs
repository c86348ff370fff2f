// The task deletes a first version of its own output and moves a second one into its place.
[Task]
public sealed partial record Page(string Title, int Limit)
{
    public void Run(OutputFile page, TaskContext context)
    {
        var path = page.Path;
        File.WriteAllText(path, $"<title>{Title}</title>");
        if (Title.Length <= Limit)
            return;
        var cut = Path.Combine(context.ScratchDirectory, "cut.html");
        File.WriteAllText(cut, $"<title>{Title[..Limit]}</title>");
        File.Delete(path);
        File.Move(cut, path);
    }
}
