// Into how many parts something is split is seen in what comes out, also where a class of one's own does it.
public sealed class Splitter(int count)
{
    public string[] Split(string text) => text.Chunk(text.Length / count + 1).Select(part => new string(part)).ToArray();
}

[Task]
public sealed partial record Parts(string Text)
{
    public string[] Run() => new Splitter(Environment.ProcessorCount).Split(Text); // RFN103
}
