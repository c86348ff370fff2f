using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// Reads one declaration: its words without layout and comments, with locals and parameters by the order in which they come and members by the order in which
/// they are referred to. So a renamed local, a renamed member, and a member in another file say the same.
/// </summary>
internal sealed class MemberReader
{
    private readonly CodeText _text = new();
    private readonly CodeGraph _graph;
    private readonly ISymbol _symbol;
    private readonly Dictionary<ISymbol, int> _locals = new(SymbolEqualityComparer.Default);
    private readonly List<int> _edges = [];
    private readonly Dictionary<SimpleNameSyntax, ITypeSymbol> _declaredTypes = [];
    private readonly Action<ISymbol?> _refer;
    private SemanticModel? _model;
    private SyntaxNode? _own;
    private bool _isShape;

    private MemberReader(ISymbol symbol, CodeGraph graph)
    {
        _symbol = symbol;
        _graph = graph;
        _refer = Refer;
    }

    /// <summary>
    /// Reads a member or the shape of a type of this compilation. Of code that is no valid program the compiler makes exceptions of its own, of any kind: such a
    /// build ends with what it says is wrong, and nothing is known of the member but its text.
    /// </summary>
    public static CodeNode Read(ISymbol declared, CodeGraph graph)
    {
        try
        {
            return ReadValid(declared, graph);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && IsInvalid(declared, graph))
        {
            var text = new CodeText();
            foreach (var part in declared.DeclaringSyntaxReferences)
            {
                text.Add(part.GetSyntax(graph.Cancellation).ToString());
            }
            return new CodeNode(CodeSymbols.Name(declared), text.Hash(), []);
        }
    }

    private static bool IsInvalid(ISymbol declared, CodeGraph graph) =>
        declared.DeclaringSyntaxReferences.Any(part => graph.Compilation.GetSemanticModel(part.SyntaxTree).GetDiagnostics(part.Span, graph.Cancellation)
            .Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static CodeNode ReadValid(ISymbol declared, CodeGraph graph)
    {
        var reader = new MemberReader(declared, graph);
        if (declared is INamedTypeSymbol type)
        {
            reader._isShape = true;
            DeclaredTypes.OfHeader(type, graph.Cancellation, reader._declaredTypes);
            TypeShape.Read(type, graph, reader);
        }
        else
        {
            reader.ReadMember();
        }
        return new CodeNode(CodeSymbols.Name(declared), reader._text.Hash(), reader._edges);
    }

    public void Say(string word) => _text.Add(word);

    /// <summary>Refers to a symbol whose name is not said.</summary>
    public void Refer(ISymbol? symbol)
    {
        if (symbol is not null && CodeSymbols.Declared(symbol) is { } declared && _graph.NodeOf(declared) is { } node)
        {
            Edge(node);
        }
    }

    /// <summary>Says all words below a node, in the order of the text.</summary>
    /// <param name="root">The node.</param>
    /// <param name="skipped">What is left out of it.</param>
    public void Walk(SyntaxNode root, Func<SyntaxNode, bool>? skipped = null)
    {
        if (_model?.SyntaxTree != root.SyntaxTree)
        {
            _model = _graph.ModelOf(root.SyntaxTree);
        }
        // No recursion: made code has expressions thousands deep.
        var waiting = new List<SyntaxNodeOrToken> { root };
        while (waiting.Count > 0)
        {
            var next = waiting[waiting.Count - 1];
            waiting.RemoveAt(waiting.Count - 1);
            if (next.AsNode() is not { } node)
            {
                Token(next.AsToken());
                continue;
            }
            if (skipped?.Invoke(node) == true || (node is AttributeSyntax attribute && !CountsHere(attribute)))
            {
                continue;
            }
            _graph.Cancellation.ThrowIfCancellationRequested();
            ImpliedCalls.Of(node, _model, _graph.AnyConversion, _refer, _graph.Cancellation);
            if (node is SimpleNameSyntax name)
            {
                Name(name);
                if (name is not GenericNameSyntax)
                {
                    continue;
                }
            }
            var first = waiting.Count;
            foreach (var child in node.ChildNodesAndTokens())
            {
                waiting.Add(child);
            }
            waiting.Reverse(first, waiting.Count - first); // the first is next
        }
    }

    /// <summary>Words that say who may call or derive, not what happens.</summary>
    public static bool IsForVisibility(SyntaxKind keyword) => keyword
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.PartialKeyword or SyntaxKind.SealedKeyword;

    private void ReadMember()
    {
        _text.Add(_symbol.Kind.ToString());
        foreach (var (part, declared) in Parts())
        {
            DeclaredTypes.OfMember(part, declared, _declaredTypes);
            _own = ReferenceEquals(declared, _symbol) ? part : null;
            switch (part)
            {
                case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: MemberDeclarationSyntax field } declaration } variable:
                    Walk(field, node => node is VariableDeclaratorSyntax && node != variable);
                    break;
                case ParameterSyntax { Type: { } type }:
                    Walk(type);
                    break;
                default:
                    Walk(part);
                    break;
            }
        }
        if (_symbol.IsStatic && _symbol is IFieldSymbol { IsConst: false } or IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.StaticConstructor })
        {
            Refer(_symbol.ContainingType.StaticConstructors.FirstOrDefault(static c => !c.IsImplicitlyDeclared));
        }
        if (_symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, IsStatic: false })
        {
            Refer(_symbol.ContainingType);
        }
        if (_symbol.IsVirtual || _symbol.IsAbstract || _symbol.IsOverride)
        {
            foreach (var other in _graph.Overrides.Of(_symbol))
            {
                Refer(other);
            }
        }
    }

    /// <summary>A partial member is what all its parts say, the one with the body last.</summary>
    private IEnumerable<(SyntaxNode Said, ISymbol Declared)> Parts()
    {
        ISymbol? body = _symbol switch
        {
            IMethodSymbol method => method.PartialImplementationPart,
            IPropertySymbol property => property.PartialImplementationPart,
            _ => null,
        };
        ISymbol[] parts = body is null ? [_symbol] : [_symbol, body];
        return parts.SelectMany(part => part.DeclaringSyntaxReferences, (part, reference) => (reference.GetSyntax(_graph.Cancellation), part));
    }

    private void Name(SimpleNameSyntax name)
    {
        var symbol = SymbolOf(name);
        switch (symbol)
        {
            case INamespaceSymbol:
                break;
            case INamedTypeSymbol or ITypeParameterSymbol when name is IdentifierNameSyntax { IsVar: true }:
                _text.Add("var");
                break;
            case ILocalSymbol or IRangeVariableSymbol or ILabelSymbol or ITypeParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                Local(symbol.OriginalDefinition);
                break;
            case IParameterSymbol parameter:
                Parameter(parameter);
                break;
            case null:
                _text.Add(name.Identifier.ValueText);
                break;
            default:
                Member(symbol, name.Identifier.ValueText);
                break;
        }
    }

    private ISymbol? SymbolOf(SyntaxNode name)
    {
        if (name is SimpleNameSyntax simple && _declaredTypes.TryGetValue(simple, out var type))
        {
            return type;
        }
        var info = _model!.GetSymbolInfo(name, _graph.Cancellation);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    private void Parameter(IParameterSymbol parameter)
    {
        var owner = parameter.ContainingSymbol;
        if (owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }
            || (!_isShape && CodeSymbols.Declared(owner) is { } member && SymbolEqualityComparer.Default.Equals(member, _symbol)))
        {
            Local(parameter.OriginalDefinition);
        }
        else if (owner is IMethodSymbol method && CodeSymbols.Declared(method) is INamedTypeSymbol type)
        {
            // Of a primary constructor, read in a member's body or in the header itself.
            Refer(type);
            _text.Add("primary").Add(Number(parameter.Ordinal));
        }
        else
        {
            // The name of an argument.
            _text.Add("argument").Add(Number(parameter.Ordinal));
        }
    }

    private void Member(ISymbol symbol, string name)
    {
        if (CodeSymbols.Declared(symbol) is not { } declared)
        {
            _text.Add(name);
            return;
        }
        if (_graph.NodeOf(declared) is { } node)
        {
            Edge(node);
            if (declared is INamedTypeSymbol && symbol is not INamedTypeSymbol && !symbol.IsImplicitlyDeclared)
            {
                _text.Add(name); // a constant of an enum, told from others of it by its name
            }
            return;
        }
        _text.Add(CodeSymbols.Id(declared));
        if (_graph.PackageOf(declared.ContainingAssembly) is { } package)
        {
            Edge(package);
        }
    }

    private void Edge(int node)
    {
        var position = _edges.IndexOf(node);
        if (position < 0)
        {
            position = _edges.Count;
            _edges.Add(node);
        }
        _text.Add("#" + Number(position));
    }

    private void Local(ISymbol symbol)
    {
        if (!_locals.TryGetValue(symbol, out var number))
        {
            _locals.Add(symbol, number = _locals.Count);
        }
        _text.Add("$" + Number(number));
    }

    private void Token(SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.None or SyntaxKind.EndOfFileToken:
            case var kind when IsForVisibility(kind):
            case SyntaxKind.OpenBracketToken or SyntaxKind.CloseBracketToken when token.Parent is AttributeListSyntax:
            case SyntaxKind.CommaToken when token.Parent is AttributeListSyntax:
                break;
            case SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken:
                _text.Add("\"" + token.ValueText);
                break;
            case SyntaxKind.IdentifierToken:
                Identifier(token);
                break;
            default:
                _text.Add(token.Text);
                break;
        }
    }

    /// <summary>An identifier that is no name of something else: it declares.</summary>
    private void Identifier(SyntaxToken token)
    {
        if (_isShape && token.Parent is ParameterSyntax)
        {
            _text.Add(token.ValueText); // part of what the type is
            return;
        }
        if (token.Parent == _own && !_isShape)
        {
            return; // the member's own name
        }
        var declared = token.Parent is { } parent ? _model!.GetDeclaredSymbol(parent, _graph.Cancellation) : null;
        switch (declared)
        {
            case ILocalSymbol or IRangeVariableSymbol or ILabelSymbol or ITypeParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                Local(declared);
                break;
            case IParameterSymbol:
                Local(declared);
                break;
            case not null when !_isShape && SymbolEqualityComparer.Default.Equals(declared, _symbol):
                break;
            case not null when SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, _symbol):
                break; // the type's own name
            default:
                _text.Add(token.ValueText);
                break;
        }
    }

    private bool CountsHere(AttributeSyntax attribute) =>
        _graph.Attributes.Counts(attribute, _symbol) ?? _graph.Attributes.Counts((SymbolOf(attribute) as IMethodSymbol)?.ContainingType);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
