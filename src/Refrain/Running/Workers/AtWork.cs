using System.IO.MemoryMappedFiles;

namespace Refrain.Running;

/// <summary>
/// What a worker is executing at the moment, in a file that is mapped into its memory: noting it costs nanoseconds, and what is noted is there however the worker
/// dies. So a task is held responsible for the end of a worker only if it was at work then. Used under the worker's lock.
/// </summary>
internal sealed class AtWork : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Stack<int> _free = new();

    /// <param name="path">A file that <see cref="Create"/> made.</param>
    /// <param name="places">How many can be at work at once.</param>
    public AtWork(string path, int places)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, (long)places * sizeof(int));
        _view = _file.CreateViewAccessor(0, (long)places * sizeof(int));
        for (var place = places - 1; place >= 0; place--)
            _free.Push(place);
    }

    /// <summary>Makes the file, on which nothing is noted.</summary>
    public static void Create(string path, int places)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new byte[places * sizeof(int)]);
    }

    /// <summary>Removes the file, if it is there.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where it could not be made, there is nothing to remove; what stays otherwise goes with the next clean-up.
        }
    }

    /// <summary>What was noted when whoever noted it ended; <see langword="null"/> if that cannot be told, as somebody has removed the file.</summary>
    public static IReadOnlyCollection<int>? Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        var numbers = new List<int>();
        for (var at = 0; at + sizeof(int) <= bytes.Length; at += sizeof(int))
        {
            if (BitConverter.ToInt32(bytes, at) is > 0 and var number)
                numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>Notes a number, above 0.</summary>
    /// <returns>The place that it is noted at.</returns>
    public int Begin(int number)
    {
        var place = _free.Pop();
        _view.Write((long)place * sizeof(int), number);
        return place;
    }

    /// <summary>Takes back what was noted at a place.</summary>
    public void End(int place)
    {
        _view.Write((long)place * sizeof(int), 0);
        _free.Push(place);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
