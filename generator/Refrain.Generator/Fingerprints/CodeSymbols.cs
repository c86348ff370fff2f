using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Generator.Fingerprints;

/// <summary>Which symbol stands for which code.</summary>
internal static class CodeSymbols
{
    // The keys that the platform's own assemblies are signed with. Their updates mend; what they promise stays.
    private static readonly HashSet<string> PlatformKeys = new(StringComparer.Ordinal)
    {
        "b03f5f7f11d50a3a", "b77a5c561934e089", "7cec85d7bea7798e", "cc7b13ffcd2ddd51", "adb9793829ddae60", "31bf3856ad364e35",
    };

    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<bool>> Platform = new();

    /// <summary>
    /// The member or type whose declaration says what the symbol does: the definition of a constructed one, the property of an accessor, the type of what the
    /// compiler makes of a type's header. Null for what has no code of its own.
    /// </summary>
    public static ISymbol? Declared(ISymbol symbol)
    {
        var s = symbol switch
        {
            IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
            IMethodSymbol { AssociatedSymbol: { } owner } => owner.OriginalDefinition,
            IFieldSymbol { AssociatedSymbol: { } owner } => owner.OriginalDefinition,
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } constant => constant.ContainingType,
            _ => symbol.OriginalDefinition,
        };
        s = s switch
        {
            IMethodSymbol { PartialDefinitionPart: { } part } => part,
            IPropertySymbol { PartialDefinitionPart: { } part } => part,
            _ => s,
        };
        if (s is not (IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol or INamedTypeSymbol) || s.ContainingAssembly is null
            || s is INamedTypeSymbol { TypeKind: TypeKind.Error } or INamedTypeSymbol { IsTupleType: true } || s.ContainingType is { IsTupleType: true } or { IsAnonymousType: true })
        {
            return null;
        }
        // Made of a type's header: what there is to say of it is said there.
        return s is not INamedTypeSymbol && s.ContainingType is { DeclaringSyntaxReferences.IsEmpty: false } type
            && !s.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is not BaseTypeDeclarationSyntax)
                ? type.OriginalDefinition
                : s;
    }

    /// <summary>What a message calls it: <c>TextRules.Normalize</c>, without namespace.</summary>
    public static string Name(ISymbol symbol)
    {
        var name = symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => symbol.ContainingType.Name,
            IPropertySymbol { IsIndexer: true } => "this[]",
            _ => symbol.Name.Substring(symbol.Name.LastIndexOf('.') + 1),
        };
        return symbol.ContainingType is { } type ? Name(type) + "." + name : name;
    }

    /// <summary>The symbol across compilations.</summary>
    public static string Id(ISymbol symbol) => symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString();

    /// <summary>Is it part of .NET itself?</summary>
    public static bool IsPlatform(IAssemblySymbol assembly) => Platform.GetValue(assembly, static a => new StrongBox<bool>(HasPlatformKey(a))).Value;

    /// <summary>The version of a package, as its author gives it but for the mark of a commit.</summary>
    public static string Version(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "AssemblyInformationalVersionAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is string version)
            {
                var mark = version.IndexOf('+');
                return mark < 0 ? version : version.Substring(0, mark);
            }
        }
        return assembly.Identity.Version.ToString();
    }

    /// <summary>Can another assembly call it?</summary>
    public static bool IsVisible(ISymbol symbol)
    {
        for (var s = symbol; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
        {
            if (s.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }
        return true;
    }

    private static bool HasPlatformKey(IAssemblySymbol assembly)
    {
        var token = assembly.Identity.PublicKeyToken;
        return !token.IsDefaultOrEmpty && PlatformKeys.Contains(string.Concat(token.Select(static b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));
    }
}
