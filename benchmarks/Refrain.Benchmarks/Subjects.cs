using System.Text.Json.Serialization;
using Refrain;

namespace Refrain.Benchmarks;

/// <summary>A task of five scalar parameters.</summary>
[Task]
public sealed partial record Invoice(long Customer, int Number, string Region, DateOnly Day, bool IsDraft)
{
    /// <summary>Nothing that matters here.</summary>
    public int Run() => Number;

    /// <summary>The one that is measured.</summary>
    public static Invoice Example => new(4398046511333, 1742, "north-west", new DateOnly(2026, 11, 22), IsDraft: true);
}

/// <summary>What a message of System.Text.Json needs to be read without knowing what it holds: its type's name.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "task")]
[JsonDerivedType(typeof(PlainInvoice), "Refrain.Benchmarks.Invoice")]
[JsonDerivedType(typeof(OtherTask), "Refrain.Benchmarks.Other")]
public abstract record PlainTask;

/// <summary>Another task, as any message queue has them.</summary>
public sealed record OtherTask(int Number) : PlainTask;

/// <summary>The same as a plain record, for System.Text.Json.</summary>
public sealed record PlainInvoice(long Customer, int Number, string Region, DateOnly Day, bool IsDraft) : PlainTask
{
    /// <summary>The one that is measured.</summary>
    public static PlainInvoice Example => new(4398046511333, 1742, "north-west", new DateOnly(2026, 11, 22), IsDraft: true);
}

/// <summary>A row of an artifact.</summary>
public sealed record PostRow(long Id, long Creator, int Likes, string Language);

/// <summary>A task that makes a thousand rows.</summary>
[Task]
public sealed partial record PostRows
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<PostRow> Run() => Rows;

    /// <summary>The rows that are measured.</summary>
    public static IReadOnlyList<PostRow> Rows { get; } =
        [.. Enumerable.Range(0, 1_000).Select(i => new PostRow(343597383680 + i, 8796093022220 + (i % 100), i % 37, i % 3 == 0 ? "en" : "de-AT"))];
}

/// <summary>A row of a file that others wrote.</summary>
public sealed record Review(long Id, string User, DateTime At, double Rating, int Votes);

/// <summary>A task that reads such a file.</summary>
[Task]
public sealed partial record Votes(string Path)
{
    /// <summary>The file.</summary>
    [Requires] public FileSource Reviews => new(Path);

    /// <summary>The sum of the votes.</summary>
    public long Run([JsonLines] IEnumerable<Review> reviews) => reviews.Sum(r => (long)r.Votes);
}

/// <summary>System.Text.Json with its source generator.</summary>
[JsonSerializable(typeof(Review))]
[JsonSerializable(typeof(PlainTask))]
[JsonSerializable(typeof(PlainInvoice))]
[JsonSerializable(typeof(IReadOnlyList<PostRow>))]
[JsonSerializable(typeof(List<PostRow>))]
public sealed partial class Json : JsonSerializerContext;
