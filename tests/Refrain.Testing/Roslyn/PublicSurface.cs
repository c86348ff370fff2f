using Microsoft.CodeAnalysis;

namespace Refrain.Testing.Roslyn;

/// <summary>
/// The public surface of what ships, as a reviewed text file beside each project: <c>PublicApi.verified.txt</c>, read from the built
/// assembly. A change of the surface shows in a diff and is accepted by running the test with <c>REFRAIN_ACCEPT=1</c>.
/// </summary>
public static class PublicSurface
{
    private static readonly SymbolDisplayFormat Format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeModifiers,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Compares the surface of a project under <c>src</c>, whose assembly lies beside the tests, with the reviewed file.</summary>
    public static void Verify(string project)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, project + ".dll");
        var reference = MetadataReference.CreateFromFile(assembly);
        var beside = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => file != assembly && Path.GetFileName(file) is var name
                && (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "Refrain.dll" or "Npgsql.dll" or "AWSSDK.S3.dll" or "AWSSDK.Core.dll" or "System.CommandLine.dll" or "Spectre.Console.dll"))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = RoslynHarness.Compile([], [.. References.Framework, .. beside, reference]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        var lines = Types(symbol.GlobalNamespace).OrderBy(type => type.ToDisplayString(Format), StringComparer.Ordinal).SelectMany(Lines).ToList();
        if (lines.Count == 0) throw new RoslynHarnessException($"{assembly} has no public types.");
        Approval.VerifyFile(string.Join('\n', lines), RepositoryFolder.File("src", project, "PublicApi.verified.txt"));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                if (!IsVisible(type)) continue;
                yield return type;
            }
            foreach (var inner in Types(member)) yield return inner;
        }
    }

    /// <summary>The type, and its own members below it.</summary>
    private static IEnumerable<string> Lines(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => IsVisible(member) && member is not INamedTypeSymbol && !IsImplied(member))
            .Select(member => "    " + member.ToDisplayString(Format)).Order(StringComparer.Ordinal).Prepend(Head(type));

    /// <summary>Accessors are shown with their property; a value type can always be made of nothing.</summary>
    private static bool IsImplied(ISymbol member) => member is IMethodSymbol method
        && (method.AssociatedSymbol is not null || method is { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true, ContainingType.IsValueType: true });

    private static string Head(INamedTypeSymbol type)
    {
        var modifiers = (type.IsStatic ? "static " : type is { IsAbstract: true, TypeKind: TypeKind.Class } ? "abstract " : type is { IsSealed: true, TypeKind: TypeKind.Class } ? "sealed " : "")
            + (type.IsRefLikeType ? "ref " : "") + (type is { IsReadOnly: true, TypeKind: TypeKind.Struct } ? "readonly " : "") + (type.IsRecord ? "record " : "");
        var bases = new[] { type.BaseType }.Where(b => b is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum) })
            .Concat(type.Interfaces.Where(IsVisible)).Select(b => b!.ToDisplayString(Format)).ToList();
        return $"{type.ToDisplayString(Format)} ({modifiers}{type.TypeKind.ToString().ToLowerInvariant()}){(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
