using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// The code that is reached from where it was begun, each member once, however many tasks reach it. Numbers are given in the order in which members are first
/// referred to, so they depend on the code alone. (Hashing what is said and following what is referred to, rather than hashing names, is the idea of Unison's definitions.)
/// </summary>
internal sealed class CodeGraph(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, int> _members = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _packages = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(string Assembly, int Number), int> _imported = [];
    private readonly Dictionary<ISymbol, PublishedCode?> _published = new(SymbolEqualityComparer.Default);
    private readonly List<CodeNode?> _nodes = [];
    private readonly Queue<Action> _waiting = new();
    private readonly INamedTypeSymbol? _runtime = compilation.GetTypeByMetadataName(RefrainNames.Task);
    private Overrides? _overrides;
    private bool? _anyConversion;
    private SemanticModel? _model;

    public Compilation Compilation => compilation;

    public CancellationToken Cancellation => cancellation;

    public CodeAttributes Attributes { get; } = new();

    public Overrides Overrides => _overrides ??= new Overrides(compilation.Assembly, cancellation);

    /// <summary>
    /// Is there a conversion that somebody wrote and that has a node? Hardly any program declares one; then none of its expressions need be asked what it is converted by.
    /// </summary>
    public bool AnyConversion => _anyConversion ??= FindConversion();

    /// <summary>The model of a file. The last one is kept: members that follow each other are mostly of one file, and what its models know goes when they do.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _model?.SyntaxTree == tree ? _model : _model = CodeModels.Of(compilation, tree);

    /// <summary>The nodes in the order of their numbers, when all that is reached was read.</summary>
    public IReadOnlyList<CodeNode> Finished()
    {
        while (_waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            _waiting.Dequeue()();
        }
        return _nodes.ConvertAll(static node => node!);
    }

    /// <summary>Adds a node that no symbol stands for.</summary>
    public int Add(CodeNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    /// <summary>The node of a member or type; null where it has none: nothing is known of it but its name and its package.</summary>
    public int? NodeOf(ISymbol declared)
    {
        if (_members.TryGetValue(declared, out var known))
        {
            return known;
        }
        if (SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, compilation.Assembly))
        {
            return _members[declared] = Later(() => MemberReader.Read(declared, this));
        }
        if (Published(declared.ContainingAssembly) is { } published && published.TryFind(declared, out var number))
        {
            return _members[declared] = Imported(declared.ContainingAssembly.Identity.Name, published, number);
        }
        return null;
    }

    /// <summary>The node of a package, or null for what comes with .NET or is Refrain's own: their versions are no reason to run.</summary>
    public int? PackageOf(IAssemblySymbol assembly)
    {
        if (CodeSymbols.IsPlatform(assembly) || SymbolEqualityComparer.Default.Equals(assembly, _runtime?.ContainingAssembly))
        {
            return null;
        }
        if (!_packages.TryGetValue(assembly, out var number))
        {
            var name = assembly.Identity.Name;
            _packages.Add(assembly, number = Add(new CodeNode("package " + name, new CodeText().Add(name).Add(CodeSymbols.Version(assembly)).Hash(), [])));
        }
        return number;
    }

    private bool FindConversion()
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (_runtime is not null && RegistryReader.References(assembly, _runtime.ContainingAssembly.Identity) && Published(assembly)?.HasConversion == true)
            {
                return true;
            }
        }
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (tree.GetRoot(cancellation).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .Any(static node => node is ConversionOperatorDeclarationSyntax))
            {
                return true;
            }
        }
        return false;
    }

    private PublishedCode? Published(IAssemblySymbol assembly)
    {
        if (!_published.TryGetValue(assembly, out var published))
        {
            _published.Add(assembly, published = CodeSymbols.IsPlatform(assembly) ? null : PublishedCode.Of(assembly));
        }
        return published;
    }

    private int Imported(string assembly, PublishedCode published, int number)
    {
        if (!_imported.TryGetValue((assembly, number), out var own))
        {
            own = Later(() => published[number] with { Edges = [.. published[number].Edges.Select(edge => Imported(assembly, published, edge))] });
            _imported.Add((assembly, number), own);
        }
        return own;
    }

    private int Later(Func<CodeNode> read)
    {
        _nodes.Add(null);
        var number = _nodes.Count - 1;
        _waiting.Enqueue(() => _nodes[number] = read());
        return number;
    }
}
