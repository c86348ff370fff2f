// A BinaryWriter over a truncated file at the place that readers know; beside it, one over the output.
public static class Grid
{
    public static void Write(BinaryWriter writer, int size)
    {
        writer.Write(size);
        for (var i = 0; i < size * size; i++)
            writer.Write((short)i);
    }
}

[Task]
public sealed partial record Terrain(int Size, string GameFolder)
{
    public void Run(OutputFile grid)
    {
        using (var writer = new BinaryWriter(grid.OpenWrite()))
            Grid.Write(writer, Size);
        using (var writer = new BinaryWriter(File.Open(Path.Combine(GameFolder, "terrain.bin"), FileMode.Create))) // RFN301
            Grid.Write(writer, Size);
    }
}
