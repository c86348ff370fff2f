using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Says why a type cannot be stored, and what to use instead.</summary>
internal static class UnsupportedValues
{
    /// <summary>Whether a class or struct is something else than data with members of its own.</summary>
    public static bool IsNoData(INamedTypeSymbol type, KnownSymbols known) =>
        type.SpecialType != SpecialType.None || type.IsAbstract || type.IsStatic || type.IsRefLikeType || type.TypeKind == TypeKind.Error
        || TaskSymbols.IsTask(type, known) || IsCollection(type) || (IsOfSystem(type) && type.MetadataName != "KeyValuePair`2");

    public static string Explain(ITypeSymbol type)
    {
        var shown = TypeNames.Shown(type);
        return type switch
        {
            { TypeKind: TypeKind.Error } => $"{shown} is unknown",
            { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => $"the width of {shown} depends on the machine: use long or ulong",
            { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => $"{shown} can be anything: declare the type that it is",
            { TypeKind: TypeKind.Delegate } => $"{shown} is code, which cannot be stored: return data",
            { TypeKind: TypeKind.TypeParameter } => $"{shown} is a type parameter: declare the type that it stands for",
            { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } or { IsRefLikeType: true } => $"{shown} is an address, which means nothing later",
            _ when IsCollection(type) => $"{shown} is a collection that cannot be made again: use an array, a list, a set or a dictionary of .NET",
            { TypeKind: TypeKind.Interface } or { IsAbstract: true } => $"{shown} may be any of several types: declare the type that it is",
            INamedTypeSymbol named when named.AllInterfaces.Any(static i => i.Name == "ITask" && i.ContainingNamespace.Name == RefrainNames.Namespace)
                || named.GetAttributes().Any(static a => a.AttributeClass?.Name is "TaskAttribute" or "SourceAttribute" && a.AttributeClass.ContainingNamespace.Name == RefrainNames.Namespace)
                => $"{shown} is a task: store its parameters as a record",
            _ => $"{shown} is no plain data that could be stored: use a built-in value, a record, struct or class of such, or a collection of .NET",
        };
    }

    public static string Hidden(ITypeSymbol type) => $"{TypeNames.Shown(type)} is hidden from generated code: make it internal or public";

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerable || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsOfSystem(INamedTypeSymbol type)
    {
        var ns = type.ContainingNamespace;
        while (ns is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            ns = outer;
        }
        return ns is { IsGlobalNamespace: false, Name: "System" } && type.DeclaringSyntaxReferences.IsEmpty;
    }
}
