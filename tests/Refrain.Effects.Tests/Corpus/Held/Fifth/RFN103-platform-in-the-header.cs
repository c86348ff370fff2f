// The header of an export says on what system it was made.
using System.Runtime.InteropServices;

public sealed record Header(string Format, string Platform);

public static class Headers
{
    private static readonly Header s_header = new("v2", Describe());

    public static Header Current => s_header;

    private static string Describe() => RuntimeInformation.OSDescription + "/" + RuntimeInformation.OSArchitecture; // RFN103
}

[Task]
public sealed partial record Exported(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines) => lines.Prepend($"{Headers.Current.Format} {Headers.Current.Platform}");
}
