using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Records of what can be part of a key.</summary>
internal static class RecordKeys
{
    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        if (type is not INamedTypeSymbol record || !IsRecord(record))
        {
            return KeyReading.NotMine;
        }
        var shown = TypeNames.Shown(record);
        if (!site.CanName(record))
        {
            return KeyReading.Failure(UnsupportedKeys.Hidden(record));
        }
        if (record.IsAbstract)
        {
            return KeyReading.Failure($"{shown} is abstract: declare the record that it is, or name an IKeyCodec<{shown}> with [KeyCodec]");
        }
        if (site.Records.Any(outer => SymbolEqualityComparer.Default.Equals(outer, record)))
        {
            return KeyReading.Failure($"{shown} holds itself: a key cannot be told from a chain of records; make it a task, or a list of records");
        }
        if (RecordMembers.Read(record, site.Known, out var members) is { } failure)
        {
            return failure;
        }

        var inner = site with { Codec = null, Records = site.Records.Add(record) };
        var models = new List<KeyMemberModel>();
        foreach (var member in members)
        {
            var reading = KeyTypes.ReadMember(member.Type, member.Attributed(site.Known), inner);
            if (reading.Part is not { } part)
            {
                return reading.Below(member.Name);
            }
            var use = member.Positional is null ? ArgumentUse.Kept : ArgumentUses.Of(record, member.Positional, member.Property, site.Known.Compilation.Assembly, site.Known);
            if (use == ArgumentUse.Lost)
            {
                return KeyReading.Failure(ArgumentUses.WhyLost).Below(member.Name);
            }
            models.Add(new KeyMemberModel(member.Name, TypeNames.Identifier(member.Name), part, member.Positional is not null, member.Default, member.Summary)
            {
                IsSetAgain = use == ArgumentUse.SetAgain,
            });
        }
        var name = TypeNames.Code(record.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        var helper = new RecordKeyModel(KeyHelperNames.Of(name), name, record is { IsSealed: false, IsValueType: false }, models.ToEquatableArray());
        return KeyReading.Success(new KeyPart(
            name,
            KeyHelperNames.Instance(helper.Name),
            null,
            $"record{{{string.Join(",", models.OrderBy(static model => model.Name, StringComparer.Ordinal).Select(static model => model.Name + ":" + model.Key.Form))}}}",
            SharedKeys.Helpers(models.Select(static model => model.Key), helper)));
    }

    /// <summary>
    /// Whether it was declared as a record. Nothing marks a record struct of another assembly as one but its equality operators, which the compiler makes of records alone.
    /// </summary>
    private static bool IsRecord(INamedTypeSymbol type) =>
        type.IsRecord
        || (type is { TypeKind: TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: true }
            && type.GetMembers("op_Equality").Any(static member => member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute")));
}
