// The command is put together and is the output; nobody starts it here.
using System.Diagnostics;

[Task]
public sealed partial record BackupCommand(string Database, string Target)
{
    public string Run()
    {
        var info = new ProcessStartInfo("pg_dump") { ArgumentList = { "--format=custom", "--file", Target, Database } };
        return $"{info.FileName} {string.Join(' ', info.ArgumentList)}";
    }
}
