// The identity hash of an object is used as an id of the group it stands for; so is the hash of its text by a comparer.
using System.Runtime.CompilerServices;

public sealed class Cluster(string name)
{
    public string Name { get; } = name;

    public int Id => RuntimeHelpers.GetHashCode(this); // RFN108

    public int NameCode => StringComparer.OrdinalIgnoreCase.GetHashCode(Name); // RFN108
}

public sealed record Member(string Name, int Cluster, int Code);

[Task]
public sealed partial record ClusterMembers(string File)
{
    [Requires] public FileSource Names => new(File);

    public IEnumerable<Member> Run(IEnumerable<string> names)
    {
        foreach (var group in names.GroupBy(name => name[..1]))
        {
            var cluster = new Cluster(group.Key);
            foreach (var name in group)
                yield return new Member(name, cluster.Id, cluster.NameCode);
        }
    }
}
