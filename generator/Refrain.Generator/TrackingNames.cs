namespace Refrain.Generator;

/// <summary>The names of the generator's steps; a test asserts the caching of each.</summary>
internal static class TrackingNames
{
    public const string Tasks = nameof(Tasks);
    public const string KeyHelpers = nameof(KeyHelpers);
    public const string ValueHelpers = nameof(ValueHelpers);
    public const string DelimitedHelpers = nameof(DelimitedHelpers);
    public const string SqlRows = nameof(SqlRows);
    public const string ParquetRows = nameof(ParquetRows);
    public const string Entries = nameof(Entries);
    public const string ReferencedRegistries = nameof(ReferencedRegistries);
    public const string Registry = nameof(Registry);
    public const string Code = nameof(Code);
    public const string GraphDocs = nameof(GraphDocs);
    public const string GraphDocsFile = nameof(GraphDocsFile);
}
