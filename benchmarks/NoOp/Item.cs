using System.Globalization;
using Refrain;

namespace NoOp;

/// <summary>One of many small tasks; a thousand of them read the same file.</summary>
[Task]
public sealed partial record Item(int Number)
{
    /// <summary>How many items share a file.</summary>
    public const int PerSource = 1_000;

    /// <summary>The file that it reads.</summary>
    [Requires]
    public FileSource Source => new(PathOf(Number / PerSource));

    /// <summary>Where a file is, below the current folder.</summary>
    public static string PathOf(int source) => string.Create(CultureInfo.InvariantCulture, $"sources/{source:0000}.txt");

    /// <summary>A number made of it.</summary>
    public long Run(string source) => source.Length + Number;
}
