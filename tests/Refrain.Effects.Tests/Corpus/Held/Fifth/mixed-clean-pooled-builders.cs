// Builders come from a pool that clears what it gets back; options are a service, and decide nothing but sizes.
using System.Text;
using Microsoft.Extensions.ObjectPool;

public sealed class LineWriter(ObjectPool<StringBuilder> builders)
{
    public string Write(IEnumerable<string> cells)
    {
        var builder = builders.Get();
        try
        {
            foreach (var cell in cells)
                builder.Append(builder.Length == 0 ? "" : ";").Append('"').Append(cell).Append('"');
            return builder.ToString();
        }
        finally
        {
            builders.Return(builder);
        }
    }
}

[Task]
public sealed partial record QuotedLines(string File)
{
    private static readonly ObjectPool<StringBuilder> s_builders = new DefaultObjectPoolProvider().CreateStringBuilderPool();

    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var writer = new LineWriter(s_builders);
        return lines.Select(line => writer.Write(line.Split(',')));
    }
}
