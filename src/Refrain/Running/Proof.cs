using System.Text;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// What a run that found everything up to date had looked at outside of the catalog: the bytes of the roots and the sources. As long as the catalog and the program are
/// the same, whoever finds these the same need not look at what lies between.
/// </summary>
/// <param name="Tasks">How many tasks were up to date.</param>
/// <param name="Roots">The tasks asked for, in order.</param>
/// <param name="Sources">The sources as they were observed.</param>
/// <param name="Markers">The markers that were in targets.</param>
internal sealed record Proof(long Tasks, IReadOnlyList<ProvenRoot> Roots, IReadOnlyList<ProvenSource> Sources, IReadOnlyList<ProvenMarker> Markers)
{
    private const byte Format = 2;

    /// <summary>Writes it, with its hash at the end.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(Tasks);
        writer.Write(Roots.Count);
        foreach (var root in Roots)
        {
            Write(writer, root.Version);
            writer.Write(root.Size);
            Write(writer, root.Blob);
        }

        writer.Write(Sources.Count);
        foreach (var (_, source) in Sources)
        {
            writer.Write(source.Message.Length);
            writer.Write(source.Message.Span);
            Write(writer, source.Version);
            Write(writer, source.Stamp);
            writer.Write(source.Size);
            writer.Write(source.CompletedAt.UtcTicks);
        }

        writer.Write(Markers.Count);
        foreach (var marker in Markers)
        {
            writer.Write(marker.Target);
            writer.Write(marker.Key.ToString());
            Write(writer, marker.Version);
        }

        writer.Flush();
        Write(writer, ContentHash.Of(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads it.</summary>
    /// <param name="content">What <see cref="Write()"/> gave.</param>
    /// <param name="decode">Makes a source of its message.</param>
    /// <returns><see langword="null"/> if the bytes are not whole, or of another format.</returns>
    public static Proof? Read(ReadOnlyMemory<byte> content, Func<ReadOnlyMemory<byte>, ITask> decode)
    {
        if (content.Length <= ContentHash.Size || content.Span[0] != Format)
            return null;
        var body = content[..^ContentHash.Size];
        if (ContentHash.Of(body.Span) != ContentHash.From(content.Span[^ContentHash.Size..]))
            return null;

        using var stream = new MemoryStream(body.ToArray(), writable: false);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        reader.ReadByte();
        var tasks = reader.ReadInt64();
        var roots = new ProvenRoot[reader.ReadInt32()];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = new(ReadHash(reader), reader.ReadInt64(), ReadText(reader));
        var sources = new ProvenSource[reader.ReadInt32()];
        for (var i = 0; i < sources.Length; i++)
        {
            var message = reader.ReadBytes(reader.ReadInt32());
            var source = decode(message);
            var observed = new CatalogEntry
            {
                Key = source.Key,
                Name = TaskDescriptor.Of(source).Name,
                Kind = TaskKind.Source,
                Message = message,
                Version = ReadHash(reader),
                Stamp = ReadText(reader),
                Size = reader.ReadInt64(),
                CompletedAt = new(reader.ReadInt64(), TimeSpan.Zero),
            };
            sources[i] = new(source, observed);
        }

        var markers = new ProvenMarker[reader.ReadInt32()];
        for (var i = 0; i < markers.Length; i++)
            markers[i] = new(reader.ReadString(), TaskKey.Parse(reader.ReadString()), ReadHash(reader));
        return new(tasks, roots, sources, markers);
    }

    private static void Write(BinaryWriter writer, ContentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        hash.CopyTo(bytes);
        writer.Write(bytes);
    }

    private static ContentHash ReadHash(BinaryReader reader) => ContentHash.From(reader.ReadBytes(ContentHash.Size));

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? ReadText(BinaryReader reader)
    {
        var isThere = reader.ReadBoolean();
        var text = reader.ReadString();
        return isThere ? text : null;
    }
}
