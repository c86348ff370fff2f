// The task looks at the file it has written itself, before it is committed.
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record PackedRows(string File)
{
    [Requires] public FileSource Rows => new(File);

    public void Run(IReadOnlyList<string> rows, OutputFile packed, TaskContext context)
    {
        var path = packed.Path;
        System.IO.File.WriteAllText(path, string.Join('\n', rows));

        using var written = System.IO.File.OpenRead(path);
        context.Logger.LogInformation("{Rows} rows, {Hash}", rows.Count, Convert.ToHexString(SHA256.HashData(written)));
        if (written.Length == 0 && rows.Count > 1)
            throw new InvalidDataException($"{File}: nothing was written.");
    }
}
