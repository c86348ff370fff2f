using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Trees;

/// <summary>
/// The types of a compilation by what their declarations say of them, so that only those need a symbol which a question may be about. Made anew for
/// each compilation from what is remembered of its files. Thread-safe.
/// </summary>
internal sealed class TypeIndex
{
    private readonly Compilation _compilation;
    private readonly Lazy<Dictionary<string, List<Declared>>> _byBase;
    private readonly Lazy<HashSet<string>> _globalAliases;
    private readonly Lazy<bool> _opensTypes;

    public TypeIndex(Compilation compilation)
    {
        _compilation = compilation;
        _globalAliases = new(() => new HashSet<string>(compilation.SyntaxTrees.SelectMany(static tree => TreeTypes.Of(tree).GlobalAliases), StringComparer.Ordinal));
        _opensTypes = new(() => compilation.SyntaxTrees.Any(static tree => TreeTypes.Of(tree).OpensTypesGlobally));
        _byBase = new(ByBase);
    }

    /// <summary>The classes and structs that may derive from a type or implement it, in the order of the files and of their text.</summary>
    public IEnumerable<INamedTypeSymbol> MayDeriveFrom(INamedTypeSymbol type, CancellationToken cancellation) => Below(type.Name).OrderBy(static one => one.Order)
        .Select(one => one.Type.Symbol(one.Tree, _compilation, cancellation)).OfType<INamedTypeSymbol>()
        .Where(static type => type.TypeKind is TypeKind.Class or TypeKind.Struct)
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The simple names of a type and of all that may derive from it.</summary>
    public ISet<string> NamesBelow(string type)
    {
        var names = new HashSet<string>(Below(type).Select(static one => one.Type.Name), StringComparer.Ordinal);
        names.Add(type);
        return names;
    }

    /// <summary>May the name stand for any type in a file?</summary>
    public bool IsAlias(string name, SyntaxTree tree) => IsAlias(name, TreeTypes.Of(tree));

    /// <summary>May a file name a member of another type without that?</summary>
    public bool OpensTypes(SyntaxTree tree) => _opensTypes.Value || TreeTypes.Of(tree).OpensTypes;

    private HashSet<Declared> Below(string name)
    {
        var found = new HashSet<Declared>();
        var open = new Queue<string>();
        var asked = new HashSet<string>(StringComparer.Ordinal) { name, AnyName };
        open.Enqueue(name);
        open.Enqueue(AnyName);
        while (open.Count > 0)
        {
            if (!_byBase.Value.TryGetValue(open.Dequeue(), out var derived)) continue;
            foreach (var one in derived)
            {
                if (found.Add(one) && asked.Add(one.Type.Name)) open.Enqueue(one.Type.Name);
            }
        }
        return found;
    }

    /// <summary>The declarations that may have an attribute of one of these names.</summary>
    public IEnumerable<(SyntaxTree Tree, TreeType Type)> MayHave(ImmutableArray<string> attributes)
    {
        foreach (var tree in _compilation.SyntaxTrees)
        {
            var types = TreeTypes.Of(tree);
            foreach (var type in types.All)
            {
                if (type.Attributes.Any(name => attributes.Contains(name) || IsAlias(name, types) || IsAlias(name + "Attribute", types))) yield return (tree, type);
            }
        }
    }

    /// <summary>Stands for a base that goes by an alias, and may be any type.</summary>
    private const string AnyName = "";

    private bool IsAlias(string name, TreeTypes types) => (!types.Aliases.IsEmpty && types.Aliases.Contains(name)) || _globalAliases.Value.Contains(name);

    private Dictionary<string, List<Declared>> ByBase()
    {
        var byBase = new Dictionary<string, List<Declared>>(StringComparer.Ordinal);
        var order = 0;
        foreach (var tree in _compilation.SyntaxTrees)
        {
            var types = TreeTypes.Of(tree);
            foreach (var type in types.All)
            {
                if (type.Bases.IsEmpty) continue;
                var declared = new Declared(tree, type, order++);
                foreach (var name in type.Bases)
                {
                    var key = IsAlias(name, types) ? AnyName : name;
                    if (!byBase.TryGetValue(key, out var list)) byBase[key] = list = [];
                    list.Add(declared);
                }
            }
        }
        return byBase;
    }

    private sealed class Declared(SyntaxTree tree, TreeType type, int order)
    {
        public SyntaxTree Tree { get; } = tree;

        public TreeType Type { get; } = type;

        public int Order { get; } = order;
    }
}
