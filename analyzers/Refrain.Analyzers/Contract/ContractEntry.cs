using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Contract;

/// <summary>What stored artifacts and messages in flight depend on in a task or source: a line of the contract.</summary>
/// <param name="IsSource">Whether it is a source.</param>
/// <param name="Name">Its name, part of every key.</param>
/// <param name="Parameters">Its parameters in ordinal order of their names.</param>
/// <param name="Output">The schema of what it stores, with <see cref="Rows"/> before it where rows are streamed; null for a source.</param>
internal sealed record ContractEntry(bool IsSource, string Name, EquatableArray<ContractParameter> Parameters, string? Output)
{
    public const string Task = "task";
    public const string Source = "source";
    public const string Arrow = "->";
    public const string Rows = "rows ";

    /// <summary>What kind it is, as the line says.</summary>
    public string Kind => IsSource ? Source : Task;

    /// <summary>The name without what it stands in.</summary>
    public string SimpleName => Name.Substring(Name.LastIndexOfAny(['.', '+']) + 1);

    /// <summary>The contract of a type annotated with <c>[Task]</c> or <c>[Source]</c>; null while its declaration is not sound.</summary>
    public static ContractEntry? Of(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellation)
    {
        if (known.ReadingOf(type, cancellation).Model is not { } task) return null;
        var parameters = task.Parameters.OrderBy(static parameter => parameter.Name, StringComparer.Ordinal)
            .Select(static parameter => new ContractParameter(parameter.Name, parameter.Key.Form, parameter.IsInsignificant));
        return new ContractEntry(task.IsSource, task.Name, parameters.ToEquatableArray(), task.IsSource ? null : Schema(task.Output!));
    }

    private static string Schema(OutputModel output) => output.Kind switch
    {
        StoredAs.File => "file",
        StoredAs.Rows => Rows + output.Value!.Schema,
        _ => output.Value!.Schema,
    };

    /// <summary>The line.</summary>
    public override string ToString() =>
        $"{Kind} {ContractName.Text(Name)}({string.Join(", ", Parameters)}){(Output is null ? "" : $" {Arrow} {Output}")}";
}
