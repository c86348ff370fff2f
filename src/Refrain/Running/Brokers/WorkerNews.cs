namespace Refrain.Running;

/// <summary>Who a worker is, as it tells drivers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Program">The version of its program.</param>
/// <param name="Slots">How many tasks it runs at once; 0 when it takes no more.</param>
/// <param name="Classes">The classes of tasks that it takes.</param>
internal sealed record WorkerNews(string Name, string Program, int Slots, IReadOnlyList<string> Classes)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Name);
        writer.Write(Program);
        writer.Write7BitEncodedInt(Slots);
        writer.Write7BitEncodedInt(Classes.Count);
        foreach (var name in Classes)
            writer.Write(name);
    }

    public static WorkerNews Read(BinaryReader reader)
    {
        var name = reader.ReadString();
        var program = reader.ReadString();
        var slots = reader.Read7BitEncodedInt();
        var classes = new List<string>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            classes.Add(reader.ReadString());
        return new(name, program, Math.Max(0, slots), classes);
    }
}
