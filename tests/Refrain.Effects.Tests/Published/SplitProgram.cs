extern alias generator;

using System.Collections.Immutable;
using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Refrain.Analyzers;
using Refrain.Effects.Tests.Labels;
using Refrain.Knowledge;
using Refrain.Reading;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Published;

/// <summary>
/// A program as one project, and as two: what no task is part of, and does not name one, becomes a library that is built with the generators as an SDK
/// builds it, and that the tasks refer to by its reference assembly. What is reported of each task is the same.
/// </summary>
internal sealed class SplitProgram
{
    private const string Friends = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Corpus\")]";

    private SplitProgram(ImmutableArray<AdditionalText> texts, Compilation whole, Compilation? rest, string? summaries) => (Texts, Whole, Rest, Summaries) = (texts, whole, rest, summaries);

    private ImmutableArray<AdditionalText> Texts { get; }

    /// <summary>The program as one project.</summary>
    public Compilation Whole { get; }

    /// <summary>The tasks, with a reference to the rest; null where there is nothing to split off.</summary>
    public Compilation? Rest { get; }

    /// <summary>What the library has published.</summary>
    public string? Summaries { get; }

    /// <summary>Splits a program.</summary>
    /// <param name="file">Its sources and additional files.</param>
    /// <param name="friends">Does the library show what is internal? Then more can be split off.</param>
    public static SplitProgram Of(CorpusFile file, bool friends)
    {
        var trees = file.Parts.Where(part => part.IsSource).Select(part => CSharpSyntaxTree.ParseText(part.Text, RoslynHarness.ParseOptions, part.Name)).ToImmutableArray();
        ImmutableArray<AdditionalText> texts = [.. file.Parts.Where(part => !part.IsSource).Select(AdditionalText (part) => new PartText(part))];
        var sources = RoslynHarness.Compile([], CorpusReferences.All, "Corpus").AddSyntaxTrees(trees);
        var whole = Generated(sources);
        var own = trees.SelectMany(Types).Where(IsTaskLike).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        while (trees.SelectMany(Types).Any(type => !own.Contains(NameOf(type))))
        {
            var (library, errors) = Library(trees, own, texts, friends);
            if (errors.IsEmpty)
            {
                var rest = RoslynHarness.Compile([], [.. CorpusReferences.All, Reference(library)], "Corpus").AddSyntaxTrees(trees.Select(tree => Without(tree, type => !own.Contains(NameOf(type)))));
                return new(texts, whole, Generated(rest), SummariesOf(library));
            }
            // What does not stand on its own stays with the tasks.
            var before = own.Count;
            own.UnionWith(errors.Select(error => error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan).AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault())
                .Where(type => type is not null).Select(type => NameOf(type!)));
            if (own.Count == before) throw new RoslynHarnessException($"{file.Name} cannot be split: {string.Join('\n', errors)}");
        }
        return new(texts, whole, null, null);
    }

    /// <summary>What is found, as task and rule, in ordinal order.</summary>
    public ImmutableArray<string> Found(Compilation compilation)
    {
        var inference = new Inference(compilation, ApiTables.Of(compilation, Texts));
        var known = KnownSymbols.Of(compilation);
        return
        [
            .. compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Select(type => compilation.GetSemanticModel(tree).GetDeclaredSymbol(type)))
                .OfType<INamedTypeSymbol>().Where(type => known.Has(type, RefrainNames.TaskAttribute)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .SelectMany(task => TaskEffects.Of(task, inference, CancellationToken.None).Select(finding => $"{task.Name} {finding.Rule}"))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A library with what the generators add.</summary>
    public static Compilation Published(Compilation library, ImmutableArray<AdditionalText> texts)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RefrainGenerator().AsSourceGenerator(), new EffectSummaryGenerator().AsSourceGenerator()], texts, RoslynHarness.ParseOptions);
        driver = driver.RunGeneratorsAndUpdateCompilation(library, out var output, out _);
        return driver.GetRunResult().Results.FirstOrDefault(result => result.Exception is not null) is { Exception: { } exception } ? throw new RoslynHarnessException("A generator threw: " + exception) : output;
    }

    /// <summary>What a library says of itself.</summary>
    public static string? SummariesOf(Compilation library) =>
        library.Assembly.GetAttributes().SingleOrDefault(attribute => attribute.AttributeClass?.Name == nameof(EffectSummariesAttribute))?.ConstructorArguments[1].Value as string;

    private static (Compilation Library, ImmutableArray<Diagnostic> Errors) Library(ImmutableArray<SyntaxTree> trees, HashSet<string> own, ImmutableArray<AdditionalText> texts, bool friends)
    {
        var library = Published(
            RoslynHarness.Compile(friends ? [("Friends.cs", Friends)] : [], CorpusReferences.All, "Library").AddSyntaxTrees(trees.Select(tree => Without(tree, type => own.Contains(NameOf(type))))), texts);
        return (library, [.. library.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);
    }

    /// <summary>The reference assembly, which is what a project refers to.</summary>
    public static MetadataReference Reference(Compilation library)
    {
        var bytes = new MemoryStream();
        var result = library.Emit(bytes, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        if (!result.Success) throw new RoslynHarnessException("The library has errors:\n" + string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(bytes.ToArray());
    }

    /// <summary>With what the generator adds; fails on an error.</summary>
    public static Compilation Generated(Compilation compilation)
    {
        var output = GeneratorRun.Start(compilation, new RefrainGenerator()).Output;
        var errors = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? output : throw new RoslynHarnessException(string.Join('\n', errors));
    }

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>();

    /// <summary>A task or source, one that has a task in it, and what only its file sees.</summary>
    private static bool IsTaskLike(BaseTypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.FileKeyword)
        || type.DescendantNodesAndSelf().OfType<AttributeSyntax>().Any(attribute => attribute.Name.ToString() is "Task" or "Source" && attribute.Parent?.Parent is TypeDeclarationSyntax);

    private static string NameOf(BaseTypeDeclarationSyntax type) =>
        string.Join('.', type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString()).Reverse().Append(type.Identifier.ValueText + "`" + ((type as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count ?? 0)));

    private static SyntaxTree Without(SyntaxTree tree, Func<BaseTypeDeclarationSyntax, bool> removed) =>
        tree.WithRootAndOptions(tree.GetRoot().RemoveNodes(Types(tree).Where(removed), SyntaxRemoveOptions.KeepNoTrivia | SyntaxRemoveOptions.KeepDirectives)!, tree.Options);

    private sealed class PartText(CorpusPart part) : AdditionalText
    {
        public override string Path => part.Name;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(part.Text);
    }
}
