using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Testing.Roslyn;

/// <summary>Sources as they are while somebody types.</summary>
public static class HalfTyped
{
    /// <summary>The source with up to five of its tokens taken out, doubled or exchanged.</summary>
    /// <param name="source">The source.</param>
    /// <param name="random">Says which.</param>
    public static string Of(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source, RoslynHarness.ParseOptions).GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
        for (var change = random.Next(1, 6); change > 0 && tokens.Count > 1; change--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0: tokens.Insert(at, tokens[random.Next(tokens.Count)]); break;
                case 1: tokens[at] = tokens[random.Next(tokens.Count)]; break;
                default: tokens.RemoveAt(at); break;
            }
        }
        return string.Concat(tokens);
    }
}
