// The best are kept in a heap and written in the heap's own order.
public sealed record Best(string Player, int Points);

[Task]
public sealed partial record BestPlayers(string File, int Count)
{
    [Requires] public FileSource Results => new(File);

    public List<Best> Run(IEnumerable<string> results)
    {
        var heap = new PriorityQueue<Best, int>();
        foreach (var line in results)
        {
            var best = new Best(line.Split(':')[0], int.Parse(line.Split(':')[1]));
            if (heap.Count < Count)
                heap.Enqueue(best, best.Points);
            else
                heap.EnqueueDequeue(best, best.Points);
        }

        return heap.UnorderedItems.Select(item => item.Element).ToList(); // RFN106
    }
}
