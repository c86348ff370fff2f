// The module is about shell scripts, and starts none: it counts their commands.
public static class ShellScript
{
    public static IEnumerable<string> Commands(IEnumerable<string> lines) =>
        from line in lines
        let text = line.Trim()
        where text.Length > 0 && text[0] != '#'
        select text.Split(' ')[0];

    public static int Execute(IEnumerable<string> lines, IReadOnlySet<string> known) => Commands(lines).Count(known.Contains);
}

[Task]
public sealed partial record KnownCommands(string Script)
{
    [Requires] public FileSource Lines => new(Script);

    public int Run(IEnumerable<string> lines) =>
        ShellScript.Execute(lines, new HashSet<string>(StringComparer.Ordinal) { "cp", "mv", "rm" });
}
