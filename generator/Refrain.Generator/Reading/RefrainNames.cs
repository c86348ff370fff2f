namespace Refrain.Reading;

/// <summary>Everything that generator and analyzers know of the runtime: its metadata names.</summary>
internal static class RefrainNames
{
    public const string Namespace = "Refrain";

    /// <summary>The namespace of what is emitted once per assembly.</summary>
    public const string GeneratedNamespace = "Refrain.Generated";

    public const string TaskAttribute = "Refrain.TaskAttribute";
    public const string SourceAttribute = "Refrain.SourceAttribute";
    public const string UsesAttribute = "Refrain.UsesAttribute";
    public const string BatchAttribute = "Refrain.BatchAttribute";
    public const string RequiresAttribute = "Refrain.RequiresAttribute";
    public const string RequiresAttributeOfT = "Refrain.RequiresAttribute`1";
    public const string ServiceAttribute = "Refrain.ServiceAttribute";
    public const string InsignificantAttribute = "Refrain.InsignificantAttribute";
    public const string DelimitedAttribute = "Refrain.DelimitedAttribute";
    public const string JsonLinesAttribute = "Refrain.JsonLinesAttribute";
    public const string ColumnAttribute = "Refrain.ColumnAttribute";
    public const string IdempotentAttribute = "Refrain.IdempotentAttribute";
    public const string KeyCodecAttribute = "Refrain.KeyCodecAttribute";
    public const string EffectSummariesAttribute = "Refrain.EffectSummariesAttribute";
    public const string CodeGraphAttribute = "Refrain.CodeGraphAttribute";
    public const string TaskRegistryAttribute = "Refrain.TaskRegistryAttribute";

    /// <summary>The option of both kinds of <c>[Requires]</c> that says: nothing reads the output.</summary>
    public const string OrderOnly = "OrderOnly";

    public const string Task = "Refrain.ITask";
    public const string TaskOfT = "Refrain.ITask`1";
    public const string TaskType = "Refrain.ITaskType";
    public const string TaskContext = "Refrain.TaskContext";
    public const string OutputFile = "Refrain.OutputFile";
    public const string OutputDirectory = "Refrain.OutputDirectory";
    public const string SqlPartitionOfT = "Refrain.SqlPartition`1";
    public const string SqlScope = "Refrain.SqlScope";
    public const string TableAttribute = "Refrain.TableAttribute";
    public const string ParquetFileOfT = "Refrain.Parquet.ParquetFile`1";
    public const string ParquetAttribute = "Refrain.Parquet.ParquetAttribute";
    public const string IndexPartitionOfT = "Refrain.Elasticsearch.IndexPartition`1";
    public const string IndexAttribute = "Refrain.Elasticsearch.IndexAttribute";
    public const string PlaceAttribute = "Refrain.PlaceAttribute";
    public const string TargetAttribute = "Refrain.TargetAttribute";
    public const string TargetReceipt = "Refrain.Targets.TargetReceipt";

    /// <summary>What is one file, which is in the store, or with <c>[Place]</c> elsewhere.</summary>
    public static readonly string[] Files = [OutputFile, ParquetFileOfT];

    /// <summary>What is handed to a task to write its output to.</summary>
    public static readonly string[] Outputs = [OutputFile, OutputDirectory, SqlPartitionOfT, SqlScope, IndexPartitionOfT, ParquetFileOfT];

    public const string ArtifactOfT = "Refrain.Artifact`1";
    public const string FileSource = "Refrain.FileSource";
    public const string HttpSource = "Refrain.HttpSource";
    public const string DirectorySource = "Refrain.DirectorySource";
    public const string KeyCodecOfT = "Refrain.IKeyCodec`1";
}
