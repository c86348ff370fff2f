using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Refrain.Codecs;
using Refrain.Hosting.Arguments;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>Shows what a task made, as it is stored, up to date or not.</summary>
internal static class ShowVerb
{
    private const int MostTextBytes = 64 * 1024;

    public static async Task<ExitCode> RunAsync(
        Surroundings surroundings, IReadOnlyList<ITask> tasks, RunSettings settings, int rows, CancellationToken cancellationToken)
    {
        if (tasks is not [var task])
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"'show' shows one task, and the ranges stand for {tasks.Count}. Give single values."));

        // Looking makes no store where there is none.
        if (Surroundings.IsMissing(settings.Store))
            return Nothing(surroundings, task, $"There is no store in '{settings.Store.Store}'");
        await using var pipeline = surroundings.OpenToLook(settings.Store, settings.Verbose);
        if (await pipeline.FindAsync(task, cancellationToken) is not { } artifact)
            return Nothing(surroundings, task, "Nothing is stored");
        if (artifact.IsDropped)
        {
            surroundings.Error.WriteLine($"The bytes of {RunLine.Task(task)} were dropped, as what was made from them is up to date. 'run' with the same arguments makes them again.");
            return ExitCode.TaskFailed;
        }

        if (settings.Json)
            JsonOutput.Write(surroundings.Out, json => artifact.WriteJson(json));
        else if (artifact.IsRows)
            WriteRows(surroundings, artifact, rows);
        else if (string.Equals(artifact.Schema, ArtifactSchema.File, StringComparison.Ordinal))
            WriteFile(surroundings, artifact);
        else
            JsonOutput.Write(surroundings.Out, json => WriteIndented(artifact, json), indented: true);
        return ExitCode.Done;
    }

    private static ExitCode Nothing(Surroundings surroundings, ITask task, string what)
    {
        surroundings.Error.WriteLine(
            $"{PlainText.Clean(what)} for {RunLine.Task(task)}. Make it with 'run' and the same arguments, or name the store that has it with --store.");
        return ExitCode.TaskFailed;
    }

    private static void WriteRows(Surroundings surroundings, StoredArtifact artifact, int rows)
    {
        var table = ArtifactTable.Read(artifact, rows);
        TableText.Write(surroundings, table);
        if (!table.IsComplete)
            surroundings.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first {rows} rows; more with --rows N, all with --json."));
    }

    /// <summary>A file is shown if it is text, and told of if it is not.</summary>
    private static void WriteFile(Surroundings surroundings, StoredArtifact artifact)
    {
        var bytes = new byte[Math.Min(artifact.Size, MostTextBytes)];
        using (var stream = artifact.OpenRead())
            stream.ReadExactly(bytes);

        // What is cut off may be cut within a character.
        var status = System.Text.Unicode.Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out _, replaceInvalidSequences: false, isFinalBlock: bytes.Length == artifact.Size);
        if (status == OperationStatus.InvalidData || bytes.AsSpan().Contains((byte)0))
        {
            surroundings.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A file of {artifact.Size} bytes that is no text; --json gives them in base64."));
            return;
        }

        var lines = Encoding.UTF8.GetString(bytes, 0, read).Split('\n').Select(l => PlainText.Clean(l.TrimEnd('\r').Replace('\t', ' ')));
        surroundings.Out.WriteLine(string.Join('\n', lines).TrimEnd('\n'));
        if (bytes.Length < artifact.Size)
            surroundings.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first {bytes.Length} of {artifact.Size} bytes."));
    }

    // What an artifact writes is compact; a person reads it better on several lines.
    private static void WriteIndented(StoredArtifact artifact, Utf8JsonWriter json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var compact = new Utf8JsonWriter(buffer))
            artifact.WriteJson(compact);
        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 256 });
        document.RootElement.WriteTo(json);
    }
}
