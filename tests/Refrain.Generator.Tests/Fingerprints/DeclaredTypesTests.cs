using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Generator.Fingerprints;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests.Fingerprints;

/// <summary>Code is hashed by what its names stand for. What symbols say of the names in a declaration must be what the compiler says of them, or nothing.</summary>
public sealed class DeclaredTypesTests
{
    private const string Declarations = """
        using System;
        using System.Collections.Generic;
        using List = System.Collections.Generic.List<int>;
        using Rows = System.Collections.Generic.Dictionary<string, Some.Row?>;
        using Row2 = Some.Row;
        namespace Some
        {
            public enum Kind { A }
            public struct Row { public int Of; }
            public class Box<T> { public class Inner<TKey> { public T One = default!; } public class Plain; }
            public sealed partial record Positional(Row Row, Row? Maybe, Kind Kind, List<Row> Rows, IReadOnlyDictionary<string, List<Kind?>> Nested, Missing Lost, List<Missing> LostToo)
            {
                public Row2 Alias;
                public List Shadow = [];
                public Rows All = [];
                public global::Some.Row Qualified;
                public Some.Box<Row>.Inner<Kind> Inner = null!;
                public Box<Row>.Plain Plain = null!;
                public Row[] Array = [], Second = [];
                public Row[][] Jagged = [];
                public Row?[,] Grid = new Row?[0, 0];
                public (Row A, Kind B) Tuple;
                public string? Text { get; set; }
                public nint Native { get; set; }
                public dynamic? Dynamic { get; set; }
                public Kind this[Row row, params Kind[] more] => Kind.A;
                public Positional(Row row) : this(row, null, default, [], new Dictionary<string, List<Kind?>>(), null!, []) { }
                public static T Generic<T, TOther>(T first, List<TOther> second, Func<T, TOther?> third) where T : class => first;
                public ref readonly Row Reference(in Row row, out Kind kind) { kind = default; return ref Array[0]; }
                public IEnumerable<Kind> Run(List<Row>? rows, Row2 alias, Kind half = Kind.A) { yield return half; }
                private static partial TItem Partial<TItem>(List<TItem> items, Row row);
                private static partial TItem Partial<TItem>(List<TItem> items, Row row) => items[row.Of];
                public static implicit operator Row(Positional one) => one.Row;
            }
        }
        """;

    [Fact]
    public void What_a_symbol_says_of_a_name_is_what_the_compiler_says()
    {
        var compilation = RoslynHarness.Compile(Declarations);
        var tree = compilation.SyntaxTrees[1];
        var model = compilation.GetSemanticModel(tree);
        var names = new Dictionary<SimpleNameSyntax, ITypeSymbol>();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (model.GetDeclaredSymbol(node) is not { } symbol)
            {
                continue;
            }
            if (symbol is INamedTypeSymbol type)
            {
                DeclaredTypes.OfHeader(type, CancellationToken.None, names);
            }
            else
            {
                DeclaredTypes.OfMember(node, symbol, names);
            }
        }

        Assert.All(names, pair => Assert.Equal(model.GetSymbolInfo(pair.Key).Symbol, pair.Value, SymbolEqualityComparer.Default));
        var found = names.Keys.Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["Row", "Kind", "List<Row>", "IReadOnlyDictionary<string, List<Kind?>>", "List<Kind?>", "T", "TOther", "Func<T, TOther?>", "IEnumerable<Kind>"], StringComparer.Ordinal), found);
        Assert.DoesNotContain("Missing", found);
        Assert.DoesNotContain("Row2", found);
    }
}
