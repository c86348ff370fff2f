// The representative of a cluster is the first element of a set, through an interface.
public sealed class Cluster
{
    private readonly ISet<string> _members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    public void Join(string member) => _members.Add(member);

    public string Representative => _members.First(); // RFN106
}

[Task]
public sealed partial record Representatives(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var cluster = new Cluster();
            foreach (var member in line.Split(' '))
                cluster.Join(member);
            yield return cluster.Representative;
        }
    }
}
