using Microsoft.CodeAnalysis.Text;
using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>STAND-IN until `values` lands.</summary>
internal static class ValueCodecEmitter
{
    public static SourceText Emit(ValueHelperModel helper) => SourceText.From(helper.Name, System.Text.Encoding.UTF8);
}

/// <summary>STAND-IN until `values` lands.</summary>
internal static class DelimitedEmitter
{
    public static SourceText Emit(DelimitedHelperModel helper) => SourceText.From(helper.Name, System.Text.Encoding.UTF8);
}
