// The bucket's name comes from the environment when a type is initialised, and stands in every row.
public static partial class Buckets
{
    private static readonly string s_default;

    static Buckets() => s_default = Environment.GetEnvironmentVariable("EXPORT_BUCKET") ?? "export"; // RFN103
}

public static partial class Buckets
{
    public static Uri UriOf(string name) => new("s3://" + s_default + "/" + name);
}

[Task]
public sealed partial record Links(string File)
{
    [Requires] public FileSource Names => new(File);

    public IEnumerable<string> Run(IEnumerable<string> names) => names.Select(Buckets.UriOf).Select(uri => uri.AbsoluteUri);
}
