using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>
/// Whether a <c>DateTime</c> says that it is in UTC. What takes the zone of the machine for one that says nothing depends on the machine; for one that
/// does, it doesn't.
/// </summary>
internal static class TimeKinds
{
    private const string Kind = "DateTimeKind.";
    private const string Universal = Kind + "Utc";

    /// <summary><c>DateTimeStyles.AssumeLocal</c>.</summary>
    private const int AssumeLocal = 0x20;

    /// <summary>What the result of a method says of its kind: what was given for it, or what the time has that it is computed from.</summary>
    public static ImmutableArray<Mark> Of(IMethodSymbol method, Value receiver, ImmutableArray<Value> values)
    {
        if (!IsTime(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType)) return [];
        if (method.Name is "ToUniversalTime" or "ConvertTimeToUtc") return [Mark.Fact(Universal)];
        var given = method.Parameters.FirstOrDefault(static parameter => parameter.Type.Name == "DateTimeKind");
        if (given is not null) return Facts(values[given.Ordinal]);
        return method.IsStatic || method.Name == "ToLocalTime" ? [] : Facts(receiver);
    }

    /// <summary>What the value of a property or field says of its kind.</summary>
    public static ImmutableArray<Mark> Of(ISymbol member, Value owner) => member switch
    {
        IPropertySymbol { Name: "UtcNow" or "UtcDateTime" } property when IsTime(property.Type) => [Mark.Fact(Universal)],
        IFieldSymbol { Name: "UnixEpoch" } field when IsTime(field.Type) => [Mark.Fact(Universal)],
        IPropertySymbol { Name: "Date" } property when IsTime(property.Type) => Facts(owner),
        _ => [],
    };

    /// <summary>Is the time in UTC whose zone the method would ask the machine for?</summary>
    public static bool IsGiven(IMethodSymbol method, Value receiver, ImmutableArray<Value> values)
    {
        if (method.Name == "ToLocalTime") return false;
        var time = method.Parameters.FirstOrDefault(static parameter => IsTime(parameter.Type));
        var facts = Facts(time is not null ? values[time.Ordinal] : !method.IsStatic && IsTime(method.ContainingType) ? receiver : Value.None);
        return !facts.IsEmpty && facts.All(static fact => fact.Rule == Universal);
    }

    /// <summary>Is a text parsed of which it is said that it is in the zone of the machine?</summary>
    public static bool IsAssumedLocal(IMethodSymbol method, ImmutableArray<IOperation?> operands) =>
        method.Parameters.FirstOrDefault(static parameter => parameter.Type.Name == "DateTimeStyles") is { } styles
        && operands[styles.Ordinal]?.ConstantValue is { HasValue: true, Value: int style } && (style & AssumeLocal) != 0;

    private static bool IsTime(ITypeSymbol type) => type.SpecialType == SpecialType.System_DateTime;

    private static ImmutableArray<Mark> Facts(Value value) => value.Marks.RemoveAll(static mark => mark.Kind != MarkKind.Fact || !mark.Rule.StartsWith(Kind, StringComparison.Ordinal));
}
