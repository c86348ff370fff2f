using System.Globalization;
using Refrain;

namespace Peers;

/// <summary>One of many tiny tasks that write a file.</summary>
[Task]
public sealed partial record Item(int Number, int Padding)
{
    /// <summary>Writes it: the number, and so many spaces, with which it is too large for the catalog.</summary>
    public void Run(OutputFile file) => file.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"{Number}\n") + new string(' ', Padding));
}

/// <summary>The root: it reads what each has written.</summary>
[Task]
public sealed partial record Total(int Count, int Padding)
{
    /// <summary>The items.</summary>
    [Requires]
    public IEnumerable<Item> Items => Enumerable.Range(0, Count).Select(i => new Item(i, Padding));

    /// <summary>Their sum.</summary>
    public long Run(IReadOnlyList<Artifact<byte[]>> items)
    {
        long sum = 0;
        foreach (var item in items)
        {
            using var reader = new StreamReader(item.OpenRead());
            sum += long.Parse(reader.ReadLine()!, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return sum;
    }
}
