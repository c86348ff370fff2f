namespace Refrain.Parquet.Tests;

/// <summary>A choice, stored as its number.</summary>
public enum Colour : byte
{
    None,
    Red = 7,
}

/// <summary>A row with a member of every type that a column can hold, each with nothing and without.</summary>
public sealed record Everything(
    bool Truth, sbyte Tiny, byte Octet, short Small, ushort Positive, int Whole, uint Natural, long Large, float Single, double Double, decimal Number, string Text, byte[] Bytes, Guid Id, DateOnly Day, TimeOnly Time,
    DateTime Clock, DateTimeOffset Moment, Colour Colour)
{
    public bool? OtherTruth { get; init; }

    public byte? OtherOctet { get; init; }

    [Column("whole, other")]
    public int? OtherWhole { get; init; }

    public long? OtherLarge { get; init; }

    public double? OtherDouble { get; init; }

    public decimal? OtherNumber { get; init; }

    public string? OtherText { get; init; }

    public byte[]? OtherBytes { get; init; }

    public Guid? OtherId { get; init; }

    public DateOnly? OtherDay { get; init; }

    public TimeOnly? OtherTime { get; init; }

    public DateTime? OtherClock { get; init; }

    public DateTimeOffset? OtherMoment { get; init; }

    public Colour? OtherColour { get; init; }
}

/// <summary>Rows from a seed, as rows of the store.</summary>
[Task]
public sealed partial record Made(int Seed, int Rows)
{
    public IEnumerable<Everything> Run() => RandomRows.Of(Seed, Rows);
}

/// <summary>The same as a file of the store.</summary>
[Task]
public sealed partial record Stored(int Seed, int Rows)
{
    [Requires] public Made Made => new(Seed, Rows);

    public void Run(IEnumerable<Everything> made, ParquetFile<Everything> file) => file.Write(made);
}

/// <summary>The same as a file where others look for it.</summary>
[Task]
public sealed partial record Placed(int Seed, int Rows)
{
    [Requires] public Made Made => new(Seed, Rows);

    public Task Run(IAsyncEnumerable<Everything> made, [Place("out/{Seed}.parquet")] ParquetFile<Everything> file, CancellationToken cancellation) => file.WriteAsync(made, cancellation);
}

/// <summary>What comes back of both.</summary>
[Task]
public sealed partial record Back(int Seed, int Rows)
{
    [Requires] public Stored Stored => new(Seed, Rows);

    [Requires] public Placed Placed => new(Seed, Rows);

    public IEnumerable<Everything> Run([Parquet] IEnumerable<Everything> stored, [Parquet] IReadOnlyList<Everything> placed) => stored.Concat(placed);
}

/// <summary>Fewer columns than the file has, in another order, and wider.</summary>
public sealed record Part(long Whole, string Text, double Single, long Small);

/// <summary>Some columns of a file, asynchronously and twice.</summary>
[Task]
public sealed partial record Parts(int Seed, int Rows)
{
    [Requires] public Stored Stored => new(Seed, Rows);

    public async Task<IReadOnlyList<Part>> Run([Parquet] IAsyncEnumerable<Part> stored) => [.. await stored.ToListAsync(), .. await stored.ToListAsync()];
}

/// <summary>Rows of a file from outside.</summary>
[Task]
public sealed partial record FromFile(string Path)
{
    [Requires] public FileSource File => new(Path);

    public IReadOnlyList<Part> Run([Parquet] List<Part> file) => file;
}

/// <summary>A row of text.</summary>
public sealed record Note(string Text, int Number);

/// <summary>Notes as they are.</summary>
[Task]
public sealed partial record NoteFile
{
    public void Run(ParquetFile<Note> file) => file.Write([new("one", 1)]);
}

/// <summary>Notes of which one cannot be written, which it passes over.</summary>
[Task]
public sealed partial record Careless(bool IsAsync)
{
    [Idempotent("That it ends well is what is tried.")]
    public async Task Run([Place("careless-{IsAsync}.parquet")] ParquetFile<Note> file)
    {
        try
        {
            Note[] notes = [new("one", 1), new("\ud800", 2), new("three", 3)];
            if (IsAsync)
                await file.WriteAsync(notes.ToAsyncEnumerable());
            else
                file.Write(notes);
        }
        catch (ParquetException)
        {
            // As if nothing had happened.
        }
    }
}

/// <summary>A row of a small number, which a column of 16 bits holds.</summary>
public sealed record Octet(byte Tiny);

/// <summary>Small numbers of a file.</summary>
[Task]
public sealed partial record Octets(string Path)
{
    [Requires] public FileSource File => new(Path);

    public IEnumerable<byte> Run([Parquet] IEnumerable<Octet> file) => file.Select(o => o.Tiny);
}
