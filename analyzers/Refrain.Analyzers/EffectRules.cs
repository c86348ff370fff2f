using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Effects;

namespace Refrain.Analyzers;

/// <summary>The rules of what tasks do. The arguments of each message: the task, the way to the API, and what the finding adds.</summary>
internal static class EffectRules
{
    private const string Declaration = "Refrain.Declaration";
    private const string Determinism = "Refrain.Determinism";
    private const string Idempotency = "Refrain.Idempotency";
    private const string Atomicity = "Refrain.Atomicity";

    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
    [
        Rule(EffectIds.ImpureRequirement, Declaration, "A requirement depends on more than the parameters", "What '{0}' requires is not the same each time, so its inputs differ from one plan to the next: {1}"),
        Rule(EffectIds.InsignificantReachesOutput, Declaration, "An insignificant parameter reaches the output", "'{0}' has outputs that differ under one key: its parameter '{2}' is insignificant, yet it reaches the output"),
        Rule(EffectIds.Clock, Determinism, "A task reads the clock", "'{0}' gives another output each time it runs, as it reads the clock: {1}"),
        Rule(EffectIds.Random, Determinism, "A task uses randomness", "'{0}' gives another output each time it runs, as it uses randomness: {1}"),
        Rule(EffectIds.Environment, Determinism, "A task reads the environment, machine, culture or time zone", "'{0}' gives another output on another machine, as it reads its surroundings: {1}"),
        Rule(EffectIds.OutsideRead, Determinism, "A task reads outside state that is not a declared input", "'{0}' is not run again when what it reads changes, as that is no declared input: {1}"),
        Rule(EffectIds.MutableStatic, Determinism, "A task reads mutable static state", "'{0}' gives another output when other tasks ran before it in the process, as it reads state that they change: {1}"),
        Rule(EffectIds.Unordered, Determinism, "A task depends on an unordered enumeration", "'{0}' may give its output in another order each time it runs, as nothing promises the order of: {1}"),
        Rule(EffectIds.Culture, Determinism, "A task formats, parses or compares by the current culture", "'{0}' gives another output under another culture: {1}"),
        Rule(EffectIds.HashCode, Determinism, "A task uses a hash code as data", "'{0}' gives another output in another process, as hash codes differ there: {1}"),
        Rule(EffectIds.Append, Idempotency, "A task appends to a file", "'{0}' appends once more each time it runs again: {1}"),
        Rule(EffectIds.Insert, Idempotency, "A task inserts rows without upsert", "'{0}' inserts its rows once more each time it runs again: {1}"),
        Rule(EffectIds.RelativeUpdate, Idempotency, "A task updates a row relative to itself", "'{0}' changes the stored value once more each time it runs again: {1}"),
        Rule(EffectIds.Request, Idempotency, "A task sends a request that is not idempotent", "'{0}' sends its request once more each time it runs again, and the receiver cannot tell: {1}"),
        Rule(EffectIds.Publish, Idempotency, "A task publishes a message or sends mail", "'{0}' sends its message once more each time it runs again: {1}"),
        Rule(EffectIds.Process, Idempotency, "A task starts a process", "'{0}' starts a process each time it runs again, and nothing knows what that does: {1}"),
        Rule(EffectIds.StaticWrite, Idempotency, "A task writes static or shared mutable state", "'{0}' changes state that other tasks of the process see, once more each time it runs again: {1}"),
        Rule(EffectIds.Detached, Idempotency, "A task detaches work that nothing awaits", "'{0}' may be complete while its work still runs, or after it has failed, as nothing awaits it: {1}"),
        Rule(EffectIds.Schema, Idempotency, "A task changes a schema unguarded", "'{0}' fails when it runs again, as the schema is changed already: {1}"),
        Rule(EffectIds.InputChanged, Idempotency, "A task changes a data input in place", "'{0}' changes an input that other tasks may share: {1}"),
        Rule(EffectIds.WriteInPlace, Atomicity, "A task writes a file in place", "'{0}' leaves half a file at its final place when it is interrupted: {1}"),
        Rule(EffectIds.Delete, Atomicity, "A task deletes or moves files it was not handed", "'{0}' finds other files when it runs again, as it deletes or moves what it was not handed: {1}"),
        Rule(EffectIds.NoTransaction, Atomicity, "A task executes several statements outside one transaction", "'{0}' leaves half of its changes stored when it is interrupted between them: {1}"),
        Rule(EffectIds.Swallowed, Atomicity, "A task swallows an exception, so half a result would be complete", "'{0}' ends well though a part of its work was not done, and is not run again: {1}"),
        Rule(EffectIds.TokenNotPassed, Atomicity, "A task does not pass the cancellation token on", "'{0}' does not stop when it is cancelled, as '{2}' is not passed on: {1}", DiagnosticSeverity.Info),
    ];

    /// <summary>All of them, by id.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = Rules.ToImmutableDictionary(static rule => rule.Id, StringComparer.Ordinal);

    /// <summary>A finding as the rule's diagnostic: at the call in the task's own file, with the site itself beside it.</summary>
    public static Diagnostic ToDiagnostic(Finding finding, INamedTypeSymbol task)
    {
        var place = finding.Place(task);
        return Diagnostic.Create(
            ById[finding.Rule],
            place,
            place == finding.Site.Place ? [] : [finding.Site.Place],
            finding.Properties,
            task.Name, finding.Way, finding.Detail.Length > 0 ? finding.Detail : finding.Site.Api);
    }

    private static DiagnosticDescriptor Rule(string id, string category, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: RuleLink.To(id));
}
