// Append is what StringBuilder, LINQ and the task's own type call adding to memory.
using System.Text;

public sealed class Page
{
    private readonly StringBuilder _text = new();

    public Page AppendAllText(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();
}

[Task]
public sealed partial record Summary(string Title, int Items)
{
    public string Run()
    {
        var page = new Page().AppendAllText(Title);
        foreach (var number in Enumerable.Range(1, Items).Append(0).Prepend(Items))
            page.AppendAllText($"- {number}");
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, Encoding.UTF8, leaveOpen: true))
            writer.Write(page.ToString());
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
