using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Records, structs and classes: plain data that a constructor and setters can restore.</summary>
internal static class RecordValues
{
    public static ValueReading Read(ITypeSymbol type, ValueSite site)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || UnsupportedValues.IsNoData(named, site.Known))
        {
            return ValueReading.NotMine;
        }
        var shown = TypeNames.Shown(type);
        if (!site.CanName(type))
        {
            return ValueReading.Failure(UnsupportedValues.Hidden(type));
        }
        if (site.IsInside(type))
        {
            return ValueReading.Failure($"{shown} holds itself, so a value may go on without end: store a list of rows that name their parent");
        }
        if (DataMembers.Read(named, site.Known, out var members) is { } fault)
        {
            return fault;
        }

        var parts = new List<ValuePart>();
        var uses = new List<ArgumentUse>();
        foreach (var member in members)
        {
            uses.Add(member.Parameter is null ? ArgumentUse.Kept : ArgumentUses.Of(named, member.Parameter, member.Symbol, site.Known.Compilation.Assembly, site.Known));
            if (uses[uses.Count - 1] == ArgumentUse.Lost)
            {
                return ValueReading.Failure(ArgumentUses.WhyLost).Below(member.Symbol.Name);
            }
            var reading = ValueTypes.ReadType(member.Type, site.Inside(type));
            if (reading.Part is not { } part)
            {
                return reading.Below(member.Symbol.Name);
            }
            parts.Add(part);
        }
        var name = TypeNames.Code(type);
        var schema = $"record{{{string.Join(",", parts.Select((part, i) => members[i].Symbol.Name + ":" + part.Schema))}}}";
        var helper = new RecordValueModel(
            HelperNames.Of(name, "ValueCodec"),
            name,
            schema,
            type.IsValueType ? ValueGuard.None : type.IsSealed ? ValueGuard.Null : ValueGuard.Exact,
            parts.Select((part, i) => new ValueMemberModel(TypeNames.Identifier(members[i].Symbol.Name), part.Codec, part.Scalar, members[i].Parameter is not null)
            {
                IsSetAgain = uses[i] == ArgumentUse.SetAgain,
            }).ToEquatableArray());
        return ValueReading.Success(new ValuePart(
            name, HelperNames.Code(helper.Name), schema, ValueTypes.Helpers(parts).Append(helper).ToEquatableArray()));
    }
}
