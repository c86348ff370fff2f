using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>The value itself, or what it converts to.</summary>
internal sealed class ValueForm : InputForm
{
    public override InputModel? Bind(InputSite site) =>
        !site.IsMany && site.Output is { Kind: StoredAs.Value, Type: { } value } && site.Known.Compilation.HasImplicitConversion(value, site.Type)
            ? site.Reads("Value", TypeNames.Code(value))
            : null;

    public override IEnumerable<string> Types(InputSite site)
    {
        if (!site.IsMany && site.Output is { Kind: StoredAs.Value, Type: { } value })
        {
            yield return TypeNames.Code(value);
        }
    }
}
