using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <content>Builders of texts: locals, and the one field that a class has to put a text together.</content>
internal sealed partial class MemberWalk
{
    /// <summary>The fields whose text the code at hand has gone on with.</summary>
    private readonly SortedSet<string> _built = new(StringComparer.Ordinal);

    /// <summary>A builder is the text that was put together so far.</summary>
    private Value Built(IMethodSymbol method, IOperation? instance, Value receiver, ImmutableArray<Value> values, Value result)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            return result.WithTexts(method.Parameters.FirstOrDefault(static parameter => parameter.Type.SpecialType == SpecialType.System_String) is { } text ? values[text.Ordinal].Texts : [""]);
        }
        if (instance is null || !method.Name.StartsWith("Append", StringComparison.Ordinal)) return result;
        var appended = values.Length == 0 ? [] : method.Name == "AppendFormat" || method.Name == "AppendJoin" ? [TextSet.Unknown] : values[values.Length - 1].Texts;
        var texts = TextSet.Concat(receiver.Texts, method.Name == "AppendLine" && values.Length == 0 ? ["\n"] : appended.IsEmpty ? [TextSet.Unknown] : appended);
        if (method.Name == "AppendLine" && values.Length > 0) texts = TextSet.Concat(texts, ["\n"]);
        if (Root(instance) is not { Path.Length: <= 1 } root) return result.WithTexts(texts);
        if (root is { Symbol: { } builder, Path.IsEmpty: true } && _locals.Find(builder) is { } known) _locals = _locals.SetItem(builder, known.WithTexts(texts));
        if (root is { Symbol: null, Path.Length: 1 } && root.Path[0] is var field && IsOnlyBuilder(field))
        {
            _this = _this.WithMember(field, _this.Member(field).WithTexts(texts));
            _built.Add(field);
        }
        return result.WithTexts(texts);
    }

    /// <summary>The text of the object's builder when the member was called, where nothing is known of it.</summary>
    private Value BuiltBefore(IFieldSymbol field, Value value) =>
        value.Texts.IsEmpty && field.Type.Name == "StringBuilder" && value.Marks.Any(mark => mark is { Kind: MarkKind.Argument, Argument: Mark.This, Hold: Hold.Same } && mark.Path == "." + field.Name) && IsOnlyBuilder(field.Name)
            ? value.WithTexts(TextSet.Receiver)
            : value;

    private bool IsOnlyBuilder(string field) =>
        _member.ContainingType is { } type && type.GetMembers().Count(static member => member is IFieldSymbol { IsStatic: false, Type.Name: "StringBuilder" }) == 1
        && type.GetMembers(field).FirstOrDefault() is IFieldSymbol { IsStatic: false, Type.Name: "StringBuilder" };

    /// <summary>What the member has made of the builders of its object is in them afterwards.</summary>
    private void Build()
    {
        foreach (var field in _built)
        {
            if (_this.Known(field) is { } built) _changes[(Mark.This, "." + field)] = new(Mark.This, "." + field, built, Assigned: true);
        }
    }
}
