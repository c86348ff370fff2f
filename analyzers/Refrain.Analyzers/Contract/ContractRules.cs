using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Contract;

namespace Refrain.Analyzers;

/// <summary>The rule of <c>RefrainTasks.txt</c>.</summary>
internal static class ContractRules
{
    public static readonly DiagnosticDescriptor Changed = new(
        ContractIds.Changed, "The contract in RefrainTasks.txt changed",
        "{0}: {1}",
        "Refrain.Declaration", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ContractIds.Changed));

    /// <summary>All of them, by id.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        ImmutableDictionary<string, DiagnosticDescriptor>.Empty.Add(Changed.Id, Changed);
}
