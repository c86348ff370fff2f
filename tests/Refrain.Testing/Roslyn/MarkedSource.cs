using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.Testing.Roslyn;

/// <summary>A span of a source that a diagnostic is expected on.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="File">The name of the file it is in.</param>
/// <param name="Span">The span in the text without marks.</param>
public sealed record MarkedSpan(string Id, string File, TextSpan Span);

/// <summary>
/// A source text whose expected diagnostics are marked in place: <c>{|RFN004:text|}</c>, or <c>[|text|]</c> for the id under test. Marks may nest.
/// </summary>
/// <param name="File">The file's name in the compilation.</param>
/// <param name="Text">The text without marks.</param>
/// <param name="Spans">What was marked, by start, then by end.</param>
public sealed record MarkedSource(string File, string Text, ImmutableArray<MarkedSpan> Spans)
{
    /// <summary>Takes the marks out of a source.</summary>
    /// <param name="marked">The text with marks.</param>
    /// <param name="file">The file's name in the compilation.</param>
    /// <param name="defaultId">The id that <c>[|…|]</c> stands for.</param>
    public static MarkedSource Parse(string marked, string file = "Test0.cs", string? defaultId = null)
    {
        var text = new StringBuilder(marked.Length);
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        var open = new Stack<(string Id, int Start, char Close)>();
        for (var i = 0; i < marked.Length; i++)
        {
            var next = i + 1 < marked.Length ? marked[i + 1] : '\0';
            if (marked[i] == '[' && next == '|')
            {
                var id = defaultId ?? throw new ArgumentException("[|…|] needs an id under test; write {|ID:…|}.", nameof(marked));
                open.Push((id, text.Length, ']'));
                i++;
            }
            else if (marked[i] == '{' && next == '|' && marked.IndexOf(':', i) is var colon and > 0)
            {
                open.Push((marked[(i + 2)..colon], text.Length, '}'));
                i = colon;
            }
            else if (marked[i] == '|' && open.TryPeek(out var mark) && next == mark.Close)
            {
                open.Pop();
                spans.Add(new(mark.Id, file, TextSpan.FromBounds(mark.Start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }
        if (open.Count > 0) throw new ArgumentException($"A mark of {open.Peek().Id} in {file} is not closed.", nameof(marked));
        return new(file, text.ToString(), [.. spans.OrderBy(span => span.Span.Start).ThenBy(span => span.Span.End)]);
    }

    /// <summary>Several files, named <c>Test0.cs</c>, <c>Test1.cs</c> and so on.</summary>
    public static ImmutableArray<MarkedSource> ParseAll(IEnumerable<string> marked, string? defaultId = null) =>
        [.. marked.Select((text, i) => Parse(text, string.Create(null, $"Test{i}.cs"), defaultId))];
}
