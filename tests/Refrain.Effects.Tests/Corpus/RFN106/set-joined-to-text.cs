// The tags are joined in the order of a set.
using System.Text;

public sealed record Tagged(string Title, string Tags);

[Task]
public sealed partial record TaggedTitles(string File)
{
    [Requires] public FileSource Titles => new(File);

    public IEnumerable<Tagged> Run(IEnumerable<string> titles) => titles.Select(title => new Tagged(title, TagsOf(title)));

    private static string TagsOf(string title)
    {
        var tags = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in title.Split(' '))
        {
            if (word is ['#', .. var tag])
                tags.Add(tag);
        }

        return tags.Count == 0 ? "-" : string.Join(',', tags); // RFN106
    }
}
