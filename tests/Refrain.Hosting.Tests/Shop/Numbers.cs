namespace Refrain.Hosting.Tests.Shop;

/// <summary>The numbers from 1.</summary>
/// <param name="Count">How many.</param>
[Task]
public sealed partial record Numbers(int Count = 3)
{
    public IEnumerable<long> Run() => Enumerable.Range(1, Count).Select(n => (long)n);
}

/// <summary>The sum of the numbers.</summary>
/// <param name="Count">How many.</param>
[Task, Requires<Numbers>]
public sealed partial record Sum(int Count = 3)
{
    public long Run(IEnumerable<long> numbers) => numbers.Sum();
}

/// <summary>The text of a file.</summary>
/// <param name="Path">The file.</param>
[Task]
public sealed partial record Words(string Path)
{
    /// <summary>The file.</summary>
    [Requires] public FileSource File => new(Path);

    public string Run(string file) => file.Contains("bad", StringComparison.Ordinal) ? throw new FormatException("'bad' is no word.") : file;
}

/// <summary>The squares of the numbers, which nobody keeps.</summary>
/// <param name="Count">How many.</param>
[Task(Retention = Retention.Intermediate), Requires<Numbers>]
public sealed partial record Squares(int Count = 3)
{
    public IEnumerable<long> Run(IEnumerable<long> numbers) => numbers.Select(n => n * n);
}

/// <summary>The sum of the squares.</summary>
/// <param name="Count">How many.</param>
[Task, Requires<Squares>]
public sealed partial record SumOfSquares(int Count = 3)
{
    public long Run(IEnumerable<long> squares) => squares.Sum();
}

/// <summary>Requires ever more.</summary>
/// <param name="Number">How much so far.</param>
[Task]
public sealed partial record Deeper(int Number = 0)
{
    [Requires] public Deeper? Next => new(Number + 1);

    public int Run(int? next) => next ?? 0;
}

/// <summary>What happened on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Shard">Which part of it.</param>
[Task]
public sealed partial record Daily(DateOnly Day, int Shard = 0)
{
    public string Run() => FormattableString.Invariant($"{Day:yyyy-MM-dd}/{Shard}");
}
