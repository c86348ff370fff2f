using System.Collections.Immutable;

namespace Refrain.Testing;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Page">The page, relative to the repository's root.</param>
/// <param name="Heading">The heading it stands under, without <c>#</c>.</param>
/// <param name="Tag">What follows the fence: the language, or <c>csharp-fragment</c> for C# that doesn't compile on its own.</param>
/// <param name="Code">The text between the fences.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Sample">The file it is a copy of, where the line before says so: <c>&lt;!-- sample: path --&gt;</c>.</param>
public sealed record MarkdownBlock(string Page, string Heading, string Tag, string Code, int Line, string? Sample);

/// <summary>Finds the code of Markdown pages, so that tests can compile it.</summary>
public static class MarkdownCode
{
    /// <summary>All fenced blocks of a page of the repository.</summary>
    public static ImmutableArray<MarkdownBlock> Read(string page)
    {
        var blocks = ImmutableArray.CreateBuilder<MarkdownBlock>();
        var heading = "";
        (string Tag, int Line, List<string> Code)? open = null;
        var lines = File.ReadAllLines(RepositoryFolder.File(page));
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (open is { } block)
                {
                    blocks.Add(new(page, heading, block.Tag, string.Join('\n', block.Code), block.Line, Sample(lines, block.Line - 2)));
                    open = null;
                }
                else
                {
                    open = (line[3..].Trim(), i + 1, []);
                }
            }
            else if (open is { } block)
            {
                block.Code.Add(line);
            }
            else if (line.StartsWith('#'))
            {
                heading = line.TrimStart('#').Trim();
            }
        }
        return open is null ? blocks.ToImmutable() : throw new FormatException($"{page}: the block that opens in line {open.Value.Line} is not closed.");
    }

    private static string? Sample(string[] lines, int before) =>
        before >= 0 && lines[before].StartsWith("<!-- sample: ", StringComparison.Ordinal) ? lines[before]["<!-- sample: ".Length..].Replace("-->", "", StringComparison.Ordinal).Trim() : null;

    /// <summary>The pages for users: <c>README.md</c> and everything under <c>docs</c>, in ordinal order.</summary>
    public static ImmutableArray<string> Pages() =>
        [.. new[] { "README.md", "CONTRIBUTING.md" }.Where(page => File.Exists(RepositoryFolder.File(page))),
            .. Directory.EnumerateFiles(RepositoryFolder.File("docs"), "*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
