using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Tasks that are parameters of other tasks.</summary>
internal static class TaskKeys
{
    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        if (!TaskSymbols.IsTask(type, site.Known))
        {
            return KeyReading.NotMine;
        }
        if (!type.IsSealed)
        {
            return KeyReading.Failure($"{TypeNames.Shown(type)} is not one task type: declare the parameter with a sealed task record");
        }
        var name = TypeNames.Code(type);
        return KeyReading.Success(new KeyPart(name, $"global::Refrain.Keys.KeyCodecs.Task<{name}>()", null, default));
    }
}
