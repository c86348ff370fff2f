// The bucket of a key is a hash that is the same everywhere.
using System.Text;

[Task]
public sealed partial record StablePlacement(string Key, int Buckets)
{
    public int Run()
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(Key))
            hash = unchecked((hash ^ b) * 16777619);
        return (int)(hash % (uint)Buckets);
    }
}
