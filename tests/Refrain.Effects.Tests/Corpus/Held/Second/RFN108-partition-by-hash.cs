// The partition of a customer is its text's hash code, which is another in each process.
public interface IPartitioner<in T>
{
    int PartitionOf(T item);
}

public sealed class HashPartitioner<T>(int count) : IPartitioner<T>
    where T : notnull
{
    public int PartitionOf(T item) => (item.GetHashCode() & 0x7FFFFFFF) % count; // RFN108
}

public sealed record Assigned(string Customer, int Partition);

[Task]
public sealed partial record Assignment(string File, int Partitions)
{
    [Requires] public FileSource Customers => new(File);

    public IEnumerable<Assigned> Run(IEnumerable<string> customers)
    {
        IPartitioner<string> partitioner = new HashPartitioner<string>(Partitions);
        return customers.Select(customer => new Assigned(customer, partitioner.PartitionOf(customer)));
    }
}
