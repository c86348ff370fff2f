// The property has a setter that only the program's start uses before anything else: the type initializer; afterwards it stays.
public static class Encodings
{
    private static readonly string[] s_names;

    public static string Default { get; }

    static Encodings()
    {
        Default = "utf-8";
        s_names = new string[3];
        s_names[0] = Default;
        s_names[1] = "utf-16";
        s_names[2] = "ascii";
    }

    public static string Name(int code) => s_names[code % s_names.Length];
}

[Task]
public sealed partial record EncodingNames(string File)
{
    [Requires] public FileSource Codes => new(File);

    public IEnumerable<string> Run(IEnumerable<string> codes) => codes.Select(code => Encodings.Name(int.Parse(code)));
}
