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
        if (!TaskSymbols.IsTaskType(type, site.Known))
        {
            return KeyReading.Failure($"{TypeNames.Shown(type)} is no task or source that could be read again: annotate it with [Task] or [Source]");
        }
        var name = TypeNames.Code(type);
        return KeyReading.Success(new KeyPart(name, $"global::Refrain.Keys.KeyCodecs.Task<{name}>()", null, $"task<{ContractName.Text(NameOf((INamedTypeSymbol)type, site.Known))}>", default));
    }

    /// <summary>The name of a task or source: it stands before its parameters.</summary>
    public static string NameOf(INamedTypeSymbol task, KnownSymbols known) =>
        TaskReader.NameOf(task, known.Attribute(task, RefrainNames.TaskAttribute) ?? known.Attribute(task, RefrainNames.SourceAttribute));
}
