using Refrain;

namespace TinyTasks;

/// <summary>A task of a layer: it reads two of the layer before.</summary>
[Task]
public sealed partial record Cell(int Layer, int Column)
{
    /// <summary>How many tasks a layer has.</summary>
    public const int Width = 1_000;

    /// <summary>What it reads.</summary>
    [Requires]
    public IEnumerable<Cell> Before => Layer == 0 ? [] : [new(Layer - 1, Column), new(Layer - 1, (Column + 1) % Width)];

    /// <summary>A number made of them.</summary>
    public long Run(IReadOnlyList<long> before) => (before.Sum() + Column) % 1_000_003;
}

/// <summary>The root of so many tasks in layers.</summary>
[Task]
public sealed partial record Layers(int Count)
{
    /// <summary>The last layer.</summary>
    [Requires]
    public IEnumerable<Cell> Last
    {
        get
        {
            var layer = (Count / Cell.Width) - 1;
            return Enumerable.Range(0, Cell.Width).Select(i => new Cell(layer, i));
        }
    }

    /// <summary>Their sum.</summary>
    public long Run(IReadOnlyList<long> last) => last.Sum();
}
