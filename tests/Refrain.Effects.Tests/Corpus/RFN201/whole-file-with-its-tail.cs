// What looks like an append makes the whole file anew: the old lines are a declared input, the place is the output.
using System.Text;

[Task]
public sealed partial record Extended(string Journal, string Entry)
{
    [Requires] public FileSource Before => new(Journal);

    public async Task Run(string before, OutputFile after, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(before);
        Append(text, Entry);
        await after.WriteAllTextAsync(text.ToString(), cancellationToken);
    }

    private static void Append(StringBuilder text, string entry)
    {
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
        text.Append(entry).Append('\n');
    }
}
