using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Knowledge;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Knowledge;

/// <summary>Which line holds for a symbol.</summary>
public sealed class LookUpTests
{
    private const string Code = """
        public interface IStore { void Save(); int Count { get; set; } }
        public class Store : IStore
        {
            public virtual void Save() { }
            public void Save(int times) { }
            public void Save<T>(T what) { }
            public int Count { get; set; }
            public event System.Action Saved { add { } remove { } }
            public int this[int at] => at;
            public static int Level;
        }
        public class BigStore : Store { public override void Save() { } public void Other() { } }
        public sealed class HiddenStore : IStore { void IStore.Save() { } int IStore.Count { get => 0; set { } } }
        public class Bag<T> : List<T> { public class Inner { public void F() { } } }
        public static class Extra { public static void Twice(this IStore store) { } }
        namespace Far.Away { public class Thing { public Thing() { } public void Go() { } } }
        """;

    private static readonly MetadataReference Library = RoslynHarness.ToReference(RoslynHarness.Compile([("Library.cs", Code)], assemblyName: "Library"));

    [Theory]
    [InlineData("M:Store.Save", "M:Store.Save write")]
    [InlineData("M:Store.Save()", "M:Store.Save() write")]
    [InlineData("M:Store.Save", "M:Store.Save* write")]
    [InlineData("M:Store.Save(System.Int32)", "M:Store.Save(System.Int32) write")]
    [InlineData("M:Store.Save(System.Int32)", "M:Store.Save(System* write")]
    [InlineData("M:Store.Save(System.Int32)", "M:Store.Save write")]
    [InlineData("M:Store.Save``1(``0)", "M:Store.Save write")]
    [InlineData("M:Store.Save``1(``0)", "M:Store.Save``1 write")]
    [InlineData("M:Store.Save", "T:Store write")]
    [InlineData("M:Store.#ctor", "T:Store write")]
    [InlineData("M:Store.#ctor", "M:Store.#ctor write")]
    [InlineData("T:Store", "T:Store write")]
    [InlineData("P:Store.Count", "P:Store.Count write")]
    [InlineData("M:Store.get_Count", "P:Store.Count write")]
    [InlineData("M:Store.set_Count(System.Int32)", "P:Store.Count write")]
    [InlineData("M:Store.set_Count(System.Int32)", "P:Store.Count write set")]
    [InlineData("P:Store.Count", "P:Store.Count write set")]
    [InlineData("P:Store.Item(System.Int32)", "P:Store.Item write")]
    [InlineData("E:Store.Saved", "E:Store.Saved write")]
    [InlineData("M:Store.add_Saved(System.Action)", "E:Store.Saved write")]
    [InlineData("F:Store.Level", "F:Store.Level write")]
    [InlineData("M:Bag`1.Inner.F", "M:Bag`1.Inner.F write")]
    [InlineData("M:Far.Away.Thing.Go", "T:Far.* write")]
    [InlineData("T:Far.Away.Thing", "T:Far.* write")]
    [InlineData("M:BigStore.Save", "M:Store.Save write")]
    [InlineData("M:BigStore.Save", "M:IStore.Save write")]
    [InlineData("M:Store.Save", "M:IStore.Save write")]
    [InlineData("P:Store.Count", "P:IStore.Count write")]
    [InlineData("M:HiddenStore.IStore#Save", "M:IStore.Save write")]
    [InlineData("M:HiddenStore.IStore#get_Count", "P:IStore.Count write")]
    [InlineData("M:BigStore.Other", "T:Store write derived")]
    [InlineData("M:BigStore.#ctor", "T:Store write derived")]
    [InlineData("M:Store.Save(System.Int32)", "T:IStore write derived")]
    [InlineData("T:BigStore", "T:Store write")]
    [InlineData("T:Store", "T:Store unordered")]
    [InlineData("M:Extra.Twice(IStore)", "M:Extra.Twice write")]
    public void A_line_covers(string symbol, string line) => Assert.Single(Find(symbol, line));

    [Theory]
    [InlineData("M:Store.Save(System.Int32)", "M:Store.Save() write")]
    [InlineData("M:Store.Save", "M:Store.Save(System.Int32) write")]
    [InlineData("M:Store.Save", "M:Store.Save``1 write")]
    [InlineData("M:Store.Save(System.Int32)", "M:IStore.Save write")]
    [InlineData("M:Store.get_Count", "P:Store.Count write set")]
    [InlineData("M:Store.set_Count(System.Int32)", "P:Store.Count write get")]
    [InlineData("P:Store.Count", "M:Store.Count write")]
    [InlineData("M:BigStore.Other", "T:Store write")]
    [InlineData("M:Store.Save", "T:Store unordered")]
    [InlineData("M:Far.Away.Thing.Go", "T:Far.Aw write")]
    [InlineData("M:Store.Save", "T:Sto write")]
    public void A_line_does_not_cover(string symbol, string line) => Assert.Empty(Find(symbol, line));

    [Theory]
    [InlineData("M:Store.Save(System.Int32)", "M:Store.Save(System.Int32) write,M:Store.Save write path=a,M:Store.S* write,T:Store write,T:St* write")]
    [InlineData("M:Store.Save(System.Int32)", "M:Store.Save(System.Int32* write,M:Store.Save write,T:Store write")]
    [InlineData("M:Store.Save``1(``0)", "M:Store.Save``1 write,M:Store.Save write")]
    [InlineData("M:Store.Save", "M:Store.Sav* write,M:Store.S* write,T:Store write")]
    [InlineData("M:BigStore.Save", "T:BigStore write,M:Store.Save write,M:IStore.Save write")]
    [InlineData("M:BigStore.Save", "M:Store.Save write,M:IStore.Save write")]
    public void The_most_exact_line_holds(string symbol, string lines)
    {
        var inOrder = lines.Split(',');
        foreach (var order in new[] { inOrder, [.. inOrder.Reverse()] })
        {
            Assert.Equal(inOrder[0].Split(' ')[0], Assert.Single(Find(symbol, order)).Id);
        }
    }

    [Fact]
    public void None_takes_out_of_wider_lines_of_all_tables()
    {
        Assert.Empty(Find("M:Store.Save(System.Int32)", "T:Store write", "M:Store.Save delete", "M:Store.Save(System.Int32) none"));
        Assert.Single(Find("M:Store.Save", "T:Store write", "M:Store.Save(System.Int32) none"));
        Assert.Empty(Find("M:BigStore.Save", "M:IStore.Save write", "M:Store.Save none"));
    }

    [Fact]
    public void An_effect_beside_none_takes_the_place_of_the_tables_lines()
    {
        const string Api = "M:System.IO.File.AppendAllText";
        var found = Find(Api + "(System.String,System.String)", Api + " none", Api + " publish");
        Assert.Equal([ApiEffect.Publish], found.Select(entry => entry.Effect));
    }

    [Fact]
    public void Effects_of_several_tables_come_in_their_order()
    {
        var found = Find("M:Store.Save", "M:Store.Save delete path=a", "T:Store clock", "T:St* idempotent");
        Assert.Equal([ApiEffect.Clock, ApiEffect.Delete, ApiEffect.Idempotent], found.Select(entry => entry.Effect));
        Assert.Equal("a", found[1][ApiSettings.Path]);
        Assert.True(found[1].Has(ApiSettings.Path));
        Assert.Null(found[0][ApiSettings.Path]);
    }

    [Fact]
    public void Source_of_the_compilation_has_its_own_lines_only()
    {
        var compilation = RoslynHarness.Compile(Code);
        Assert.Empty(Find(compilation, "M:Store.Save", "M:IStore.Save write"));
        Assert.Empty(Find(compilation, "M:BigStore.Save", "M:Store.Save write"));
        Assert.Single(Find(compilation, "M:Store.Save", "M:Store.Save write"));
    }

    [Fact]
    public void A_reduced_extension_and_a_constructed_type_are_found_by_their_definitions()
    {
        var compilation = WithLibrary("class C { void F(Store s, List<string> l, DateTime d) { s.Twice(); l.Add(\"\"); } }");
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        var calls = tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>()
            .Select(call => model.GetSymbolInfo(call).Symbol!).ToList();
        var tables = ApiTables.Of(compilation, [Told.File("M:Extra.Twice publish")]);
        Assert.Equal(ApiEffect.Publish, Assert.Single(tables.Find(calls[0])).Effect);
        Assert.Equal("this", Assert.Single(tables.Find(calls[1]), entry => entry.Effect == ApiEffect.Mutates)[ApiSettings.Changes]);
    }

    [Fact]
    public void What_the_tables_do_not_know_has_no_entry()
    {
        var compilation = WithLibrary("class C { void F() { int Local() => 1; Local(); } }");
        var tables = ApiTables.Of(compilation, []);
        Assert.Empty(tables.Find(Symbol(compilation, "M:Store.Save")));
        Assert.Empty(tables.Find(Symbol(compilation, "N:System")));
        Assert.Empty(tables.Find(compilation.Assembly));
        Assert.Empty(tables.Find(compilation.CreateArrayTypeSymbol(compilation.GetSpecialType(SpecialType.System_Int32))));
    }

    [Fact]
    public void A_compilation_has_one_table_and_threads_agree()
    {
        var compilation = WithLibrary();
        var file = Told.File("M:Store.Save write");
        Assert.Same(ApiTables.Of(compilation, [file]), ApiTables.Of(compilation, [file]));
        Assert.NotSame(ApiTables.Of(compilation, [file]), ApiTables.Of(compilation, []));
        var members = compilation.GetTypeByMetadataName("System.IO.File")!.GetMembers().Concat(compilation.GetTypeByMetadataName("System.IO.FileStream")!.GetMembers()).ToList();
        var tables = ApiTables.Of(compilation, []);
        var alone = members.Select(member => string.Join(' ', tables.Find(member).Select(entry => entry.Id))).ToList();
        var fresh = ApiTables.Of(WithLibrary(), []);
        var together = members.AsParallel().AsOrdered().Select(member => string.Join(' ', fresh.Find(member).Select(entry => entry.Id))).ToList();
        Assert.Equal(alone, together);
    }

    private static ImmutableArray<ApiEntry> Find(string symbol, params string[] lines) => Find(WithLibrary(), symbol, lines);

    private static ImmutableArray<ApiEntry> Find(Compilation compilation, string symbol, params string[] lines) =>
        ApiTables.Of(compilation, [Told.File(lines)]).Find(Symbol(compilation, symbol));

    private static Compilation WithLibrary(params string[] sources) => RoslynHarness.Compile(sources.Select((text, i) => (string.Create(null, $"Test{i}.cs"), text)), [.. References.All, Library]);

    private static ISymbol Symbol(Compilation compilation, string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)
        ?? throw new ArgumentException($"The test names no symbol: {id}.", nameof(id));
}
