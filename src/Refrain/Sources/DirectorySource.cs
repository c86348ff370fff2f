using System.Diagnostics.CodeAnalysis;
using Refrain.Keys;

namespace Refrain;

/// <summary>
/// The files of a folder from outside. Its version is that of the set of their names: a file that is added, removed or renamed is a change, another
/// content of one is not; that concerns the task that has the file as its <see cref="FileSource"/>. Binds as the relative names, with <c>/</c> between
/// folders whatever the system, in ordinal order (<c>IReadOnlyList</c>, <c>IEnumerable</c> or <c>IAsyncEnumerable&lt;string&gt;</c>). Where it binds as a handle,
/// <see cref="Artifact{T}"/> of <c>byte[]</c>, whose <see cref="Artifact{T}.Path"/> is the folder's, any file may be read, and the contents count too.
/// </summary>
/// <remarks>
/// <para>Everything that is no folder is a file: hidden ones and links to files too. Links to folders are neither files nor followed; the folder itself may be one.</para>
/// <para>The pattern is held against the file's name alone, letter by letter and case-sensitively on every system: <c>*</c> is any text, <c>?</c> is one
/// character, and a dot is a dot, so that <c>*.*</c> asks for one. It has neither <c>/</c> nor <c>\</c>.</para>
/// </remarks>
/// <param name="Path">The folder's path, which is part of the identity as it is given; a relative one is resolved against the current folder when it is listed.</param>
/// <param name="Pattern">Which files: a pattern of their names.</param>
/// <param name="Recursive">Whether the files of folders inside, at any depth, are among them.</param>
public sealed record DirectorySource(string Path, string Pattern = "*", bool Recursive = false) : TaskRecord, ITask<IReadOnlyList<string>>, ITaskType
{
    /// <summary>Whether the version covers the contents of the files beside their names; so it is where the source is bound as a handle.</summary>
    public bool Contents { get; private init; }

    static TaskDescription ITaskType.Describe() => new TaskDescription("Refrain.DirectorySource", "The files of a folder from outside.")
        .Source()
        .With(new DirectoryObservation())
        .Add(Parameter.String("Path").WithSummary("The path of the folder."))
        .Add(Parameter.String("Pattern", "*").WithSummary("Which files: a pattern of their names."))
        .Add(Parameter.Boolean("Recursive", false).WithSummary("Whether the files of folders inside are among them."))
        .Add(Parameter.Boolean("Contents", false).WithSummary("Whether the version covers the contents of the files."));

    static ITask ITaskType.Read(ref KeyReader reader)
    {
        var contents = reader.NextBoolean();
        return new DirectorySource(reader.NextString(), reader.NextString(), reader.NextBoolean()) { Contents = contents };
    }

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<DirectorySource>(ref writer);
        writer.NextBoolean(Contents);
        writer.NextString(Path);
        writer.NextString(Pattern);
        writer.NextBoolean(Recursive);
        return type;
    }

    /// <summary>The same files with their contents. Called by generated code, for a requirement that is bound as a handle.</summary>
    /// <param name="source">The source, or <see langword="null"/> for an optional requirement that asks for nothing.</param>
    [return: NotNullIfNotNull(nameof(source))]
    public static DirectorySource? WithContents(DirectorySource? source) => source is null ? null : source with { Contents = true };

    /// <summary>The same files with their contents. Called by generated code, for a requirement that is bound as handles.</summary>
    /// <param name="sources">The sources of a fan-in; what is <see langword="null"/> is left to be told where it is required.</param>
    [return: NotNullIfNotNull(nameof(sources))]
    public static IEnumerable<DirectorySource?>? WithContents(IEnumerable<DirectorySource?>? sources) => sources?.Select(WithContents);
}
