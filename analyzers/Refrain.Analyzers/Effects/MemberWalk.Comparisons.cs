using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <content>Comparisons that a library makes when it sorts: of the program's own types, and by the program's own comparers.</content>
internal sealed partial class MemberWalk
{
    /// <summary>What the comparisons depend on by which a method orders elements; it does what they do, too.</summary>
    private Value Compared(IMethodSymbol method, IOperation place, Value owner, ImmutableArray<Value> values, ImmutableArray<IOperation?> operands)
    {
        if (Ordered(method) is not { } key) return Value.None;
        var elements = method.Name is "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "MinBy" or "MaxBy" ? values.Aggregate(Value.None, static (sum, value) => sum.Join(value.Element())) : owner.Element();
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.Name is "Comparison") return Value.None;
            if (parameter.Type.Name is not ("IComparer" or "Comparer") || operands[parameter.Ordinal] is not { } operand || operand is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation) continue;
            while (operand is IConversionOperation conversion) operand = conversion.Operand;
            return (values[parameter.Ordinal].Exact ?? operand.Type) is INamedTypeSymbol comparer ? By(comparer, "IComparer", "Compare", values[parameter.Ordinal], [elements, elements], place) : Value.None;
        }
        return key is INamedTypeSymbol type ? By(type, "IComparable", "CompareTo", elements, [elements], place) : Value.None;
    }

    /// <summary>What a type's implementation of a comparison depends on, where its code is known.</summary>
    private Value By(INamedTypeSymbol type, string contract, string name, Value receiver, ImmutableArray<Value> arguments, IOperation place)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Name != contract || implemented.ContainingNamespace?.Name is not ("System" or "Generic" or "Collections")) continue;
            if (implemented.GetMembers(name).FirstOrDefault() is not IMethodSymbol member || type.FindImplementationForInterfaceMember(member) is not IMethodSymbol comparison) continue;
            if (!_session.Inference.Knows(comparison.OriginalDefinition) || comparison.Parameters.Length != arguments.Length) continue;
            var compared = Call(comparison, receiver, null, arguments, [.. arguments.Select(static _ => (IOperation?)null)], place, isVirtual: false);
            return Value.None.With(compared.Derived().Marks.RemoveAll(static mark => mark is not { Kind: MarkKind.Taint, Rule: not EffectIds.Unordered }));
        }
        return Value.None;
    }

    /// <summary>The type of what a method compares to put elements in order; null for one that does not.</summary>
    private static ITypeSymbol? Ordered(IMethodSymbol method) => method.Name switch
    {
        "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "MinBy" or "MaxBy" when IsLinq(method) => method.TypeArguments.ElementAtOrDefault(1),
        "Order" or "OrderDescending" or "Min" or "Max" when IsLinq(method) => method.TypeArguments.ElementAtOrDefault(0),
        "Sort" or "BinarySearch" => method.ContainingType.Name is "List" or "ImmutableArray" or "ImmutableList" ? method.ContainingType.TypeArguments.FirstOrDefault() : method.TypeArguments.FirstOrDefault(),
        _ => null,
    };

    private static bool IsLinq(IMethodSymbol method) => method.ContainingType.Name is "Enumerable" or "ParallelEnumerable" or "AsyncEnumerable";
}
