// A table of places is mapped into memory from a path that is only a parameter; a second one is read by its handle.
using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;

public sealed class Gazetteer(string path)
{
    public int Population(int place)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open); // RFN104
        using var view = file.CreateViewAccessor();
        return view.ReadInt32(place * 4L);
    }

    public int Height(int place)
    {
        using var handle = File.OpenHandle(Path.ChangeExtension(path, ".heights")); // RFN104
        Span<byte> bytes = stackalloc byte[4];
        RandomAccess.Read(handle, bytes, place * 4L);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }
}

[Task]
public sealed partial record CrowdedHeights(string Table, int Places, int Least)
{
    public IEnumerable<int> Run()
    {
        var gazetteer = new Gazetteer(Table);
        for (var place = 0; place < Places; place++)
        {
            if (gazetteer.Population(place) >= Least)
                yield return gazetteer.Height(place);
        }
    }
}
