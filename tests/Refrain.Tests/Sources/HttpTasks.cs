using System.Globalization;

namespace Refrain.Tests.Sources;

/// <summary>A row of a delimited answer.</summary>
public sealed record Price(string Name, int Cents);

/// <summary>The text at an address.</summary>
[Task]
public sealed partial record Page(string Url)
{
    [Requires] public HttpSource Source => new(Url);

    public string Run(string source) => source;
}

/// <summary>What is at an address in every form.</summary>
[Task]
public sealed partial record PageForms(string Url)
{
    [Requires] public HttpSource Bytes => new(Url);

    [Requires] public HttpSource Text => new(Url);

    [Requires] public HttpSource Lines => new(Url);

    [Requires] public HttpSource LineList => new(Url);

    [Requires] public HttpSource Later => new(Url);

    [Requires] public HttpSource Stream => new(Url);

    [Requires] public HttpSource Handle => new(Url);

    [Requires] public HttpSource Typed => new(Url);

    [Requires] public HttpSource? Absent => null;

    public async Task<string> Run(
        byte[] bytes, string text, IEnumerable<string> lines, IReadOnlyList<string> lineList, IAsyncEnumerable<string> later, Stream stream,
        Artifact<byte[]> handle, [Delimited(',')] IEnumerable<Price> typed, byte[]? absent)
    {
        var length = 0;
        await foreach (var line in later)
            length += line.Length;
        var read = await handle.ReadAsync();
        var onDisk = await File.ReadAllBytesAsync(handle.Path);
        return string.Join(
            ' ', bytes.Length, text.Length, lines.Count(), lineList.Count, length, stream.ReadByte(), read.Length, onDisk.Length, handle.Size,
            typed.Sum(p => p.Cents).ToString(CultureInfo.InvariantCulture), absent is null);
    }
}

/// <summary>Goes on when what it wanted to read could not be read.</summary>
[Task]
public sealed partial record Careless(string Url)
{
    [Requires] public HttpSource Source => new(Url);

    public async Task<string> Run(Artifact<byte[]> source)
    {
#pragma warning disable RFN304 // that it is caught all the same is what is tested
        try
        {
            return $"{(await source.ReadAsync()).Length}";
        }
        catch (IOException)
        {
            return "nothing";
        }
#pragma warning restore RFN304
    }
}
