using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Tuples. Their names are part of the schema where all elements have one.</summary>
internal static class TupleValues
{
    public static ValueReading Read(ITypeSymbol type, ValueSite site)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: > 0 } elements })
        {
            return ValueReading.NotMine;
        }
        if (elements.Length == 1)
        {
            return ValueReading.Failure($"{TypeNames.Shown(type)} is a tuple of one: use the value itself");
        }
        var isNamed = elements.All(static element => element.IsExplicitlyNamedTupleElement);
        var members = new List<ValueMemberModel>();
        var parts = new List<ValuePart>();
        foreach (var element in elements)
        {
            var reading = ValueTypes.ReadType(element.Type, site.Inside(type));
            if (reading.Part is not { } part)
            {
                return reading.Below(element.Name);
            }
            parts.Add(part);
            members.Add(new ValueMemberModel(TypeNames.Identifier(element.Name), part.Codec, part.Scalar, IsPositional: true));
        }
        var schema = $"tuple({string.Join(",", parts.Select((part, i) => (isNamed ? elements[i].Name + ":" : "") + part.Schema))})";
        var name = TypeNames.Code(type);
        var helper = new RecordValueModel(HelperNames.Of(name, "ValueCodec"), name, schema, ValueGuard.None, members.ToEquatableArray()) { IsTuple = true };
        return ValueReading.Success(new ValuePart(
            name, HelperNames.Code(helper.Name), schema, ValueTypes.Helpers(parts).Append(helper).ToEquatableArray()));
    }
}
