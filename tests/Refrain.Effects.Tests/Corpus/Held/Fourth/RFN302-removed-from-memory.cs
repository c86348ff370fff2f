// Deletes that are none of files: of a repository in memory, of columns of a table, and of the scratch of this run.
using System.Data;

public interface IStore<TKey, TValue>
{
    void Put(TKey key, TValue value);

    bool Delete(TKey key);

    IEnumerable<TValue> All();
}

public sealed class MemoryStore<TKey, TValue>(IComparer<TKey> order) : IStore<TKey, TValue>
    where TKey : notnull
{
    private readonly SortedDictionary<TKey, TValue> _values = new(order);

    public void Put(TKey key, TValue value) => _values[key] = value;

    public bool Delete(TKey key) => _values.Remove(key);

    public IEnumerable<TValue> All() => _values.Values;
}

[Task]
public sealed partial record Remaining(string File)
{
    [Requires] public FileSource Commands => new(File);

    public IReadOnlyList<string> Run(IEnumerable<string> commands)
    {
        IStore<string, string> store = new MemoryStore<string, string>(StringComparer.Ordinal);
        using var table = new DataTable();
        table.Columns.Add("name", typeof(string));
        foreach (var command in commands)
        {
            if (command is ['-', .. var key])
                store.Delete(key);
            else
                store.Put(command, command + "!");
            table.Rows.Add(command).Delete();
        }

        return [.. store.All()];
    }
}
