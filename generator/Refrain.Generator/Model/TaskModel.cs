namespace Refrain.Model;

/// <summary>Everything that is emitted of a task or source, and all that its documentation shows: text, enums and arrays that compare by value.</summary>
/// <param name="Type">Where the record stands and how generated code names it.</param>
/// <param name="Name">The task's name: part of every key.</param>
/// <param name="IsSource">Whether it is a source.</param>
internal sealed record TaskModel(TypeModel Type, string Name, bool IsSource)
{
    /// <summary>The XML summary, or empty.</summary>
    public string Summary { get; init; } = "";

    public int Version { get; init; }

    /// <summary>Whether <c>Retention = Intermediate</c>.</summary>
    public bool IsIntermediate { get; init; }

    public int Priority { get; init; }

    /// <summary>How often it is tried again, or -1.</summary>
    public int Retries { get; init; } = -1;

    /// <summary>The seconds that it may take, or 0.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>The named resources that it uses.</summary>
    public EquatableArray<ResourceModel> Resources { get; init; }

    /// <summary>The name of the <c>OutputFormat</c> of the output; null for the binary one.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the equality that the compiler makes of the record is that of keys.</summary>
    public bool IsComparedByMembers { get; init; }

    /// <summary>The parameters in the order of declaration.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>The requirements; runtime ones after what they read.</summary>
    public EquatableArray<RequirementModel> Requirements { get; init; }

    /// <summary>What is stored, or for a source what is read; null for a source that is only observed.</summary>
    public OutputModel? Output { get; init; }

    /// <summary><c>Run</c>, or a source's <c>Read</c>; null for a task that has <c>RunBatch</c> alone.</summary>
    public CallModel? Run { get; init; }

    /// <summary><c>RunBatch</c>; null where there is none.</summary>
    public BatchModel? Batch { get; init; }

    /// <summary>A source's <c>Observe</c>.</summary>
    public CallModel? Observe { get; init; }

    /// <summary>What writes the rows of the tables that the task writes.</summary>
    public EquatableArray<SqlRowModel> SqlRows { get; init; }

    /// <summary>What writes and reads the rows of the Parquet files of the task.</summary>
    public EquatableArray<ParquetRowModel> ParquetRows { get; init; }

    /// <summary>The codecs of the rows of documents that the task writes.</summary>
    public EquatableArray<ValueHelperModel> WrittenValues { get; init; }

    /// <summary>The codecs of the rows of files that the task reads as JSON Lines.</summary>
    public EquatableArray<ValueHelperModel> FileValues { get; init; }

    /// <summary>Codecs that the assembly must have for this task's inputs, beside those of its parameters and output.</summary>
    public EquatableArray<DelimitedHelperModel> DelimitedHelpers { get; init; }
}
