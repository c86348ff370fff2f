using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.Generator;

/// <summary>
/// All of a compilation that a task's model can depend on, as a number: the text of every file that tasks reach by name but the bodies of its
/// members, the names of all namespaces, the options and the references. While it stays the same, and most edits are inside a body or in a file
/// that no task reaches, nothing has to be bound to know that all models stay the same. A file that comes to declare what a task names, or no
/// longer does, comes to be reached or no longer is, and that is seen. Files are remembered as long as their trees live.
/// </summary>
internal readonly record struct DeclarationSurface(ulong High, ulong Low)
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<DeclarationSurface>> Trees = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<DeclarationSurface>> Compilations = new();
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> Identities = new();
    private static long s_lastIdentity;

    private static DeclarationSurface Empty { get; } = new(14695981039346656037UL, 0x9E3779B97F4A7C15UL);

    /// <summary>The surface of a compilation; computed once for each.</summary>
    public static DeclarationSurface Of(Compilation compilation, CancellationToken cancellation)
    {
        if (Compilations.TryGetValue(compilation, out var known))
        {
            return known.Value;
        }
        var surface = Empty.With(Identity(compilation.Options)).With(compilation.AssemblyName ?? "");
        foreach (var reference in compilation.References)
        {
            surface = surface.With(Identity(reference));
        }
        var trees = new List<SyntaxTree>();
        var declarations = new List<TreeDeclarations>();
        var namespaces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            var declared = TreeDeclarations.Of(tree);
            trees.Add(tree);
            declarations.Add(declared);
            namespaces.UnionWith(declared.Namespaces);
        }
        // A namespace can take a name from a type by being there, and files of one namespace are many: so its name counts, not its files.
        foreach (var name in namespaces.OrderBy(static name => name, StringComparer.Ordinal))
        {
            surface = surface.With(name);
        }
        var reached = ReachedTrees.Of(declarations, cancellation);
        for (var i = 0; i < reached.Length; i++)
        {
            if (reached[i])
            {
                cancellation.ThrowIfCancellationRequested();
                var part = Trees.GetValue(trees[i], static t => new StrongBox<DeclarationSurface>(Of(t))).Value;
                surface = surface.With(part.High).With(part.Low);
            }
        }
        return Compilations.GetValue(compilation, _ => new StrongBox<DeclarationSurface>(surface)).Value;
    }

    private static DeclarationSurface Of(SyntaxTree tree)
    {
        var text = tree.GetText();
        var surface = Empty.With(tree.FilePath).With(Identity(tree.Options));
        var buffer = new char[1024];
        var position = 0;
        foreach (var node in tree.GetRoot().DescendantNodes(static n => n is CompilationUnitSyntax or MemberDeclarationSyntax or AccessorListSyntax or AccessorDeclarationSyntax))
        {
            // A directive in a body (#nullable, #if) can mean something to what follows it.
            if (TreeDeclarations.IsBody(node) && !node.ContainsDirectives)
            {
                surface = surface.With(text, position, node.SpanStart, buffer).With((ulong)node.RawKind);
                position = node.Span.End;
            }
        }
        return surface.With(text, position, text.Length, buffer);
    }

    /// <summary>A number for an object that lives on while nothing about it changes.</summary>
    private static ulong Identity(object value) =>
        Identities.GetValue(value, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref s_lastIdentity))).Value;

    private DeclarationSurface With(ulong value) => unchecked(new((High ^ value) * 1099511628211UL, (Low + value) * 0xD6E8FEB86659FD93UL ^ (Low >> 29)));

    private DeclarationSurface With(string text)
    {
        var surface = With((ulong)text.Length);
        foreach (var c in text)
        {
            surface = surface.With(c);
        }
        return surface;
    }

    private DeclarationSurface With(SourceText text, int start, int end, char[] buffer)
    {
        var surface = With((ulong)(end - start));
        while (start < end)
        {
            var count = Math.Min(buffer.Length, end - start);
            text.CopyTo(start, buffer, 0, count);
            for (var i = 0; i < count; i++)
            {
                surface = surface.With(buffer[i]);
            }
            start += count;
        }
        return surface;
    }
}
