// A type of the project named StreamWriter and a method WriteAllText that write into memory.
using System.Text;

public sealed class StreamWriter(string name)
{
    private readonly StringBuilder _text = new();

    public string Name => name;

    public void WriteAllText(string text) => _text.Append(text);

    public override string ToString() => $"{Name}: {_text}";
}

[Task]
public sealed partial record Note(string Title, string Body)
{
    public string Run()
    {
        var writer = new StreamWriter(Title + ".txt");
        writer.WriteAllText(Body);
        return writer.ToString();
    }
}
