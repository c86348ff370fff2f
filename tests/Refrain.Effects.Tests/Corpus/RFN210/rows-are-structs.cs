// Rows are structs: what is taken out of the list is a copy.
public record struct Cell(int X, int Y, int Value);

[Task]
public sealed partial record Cells(int Width)
{
    public IEnumerable<Cell> Run() => Enumerable.Range(0, Width).Select(x => new Cell(x, 0, x));
}

[Task, Requires<Cells>]
public sealed partial record Shifted(int Width, int By)
{
    public IReadOnlyList<Cell> Run(IReadOnlyList<Cell> cells)
    {
        var shifted = new List<Cell>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            cell.X += By;
            cell.Value = -cell.Value;
            shifted.Add(cell);
        }

        return shifted;
    }
}
