using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Effects;

namespace Refrain.Analyzers;

/// <summary>The rules of what tasks do. The arguments of each message: the task, the way to the API, what the finding adds, and what the API does where it is not said by the rule alone.</summary>
internal static class EffectRules
{
    private const string Declaration = "Refrain.Declaration";
    private const string Determinism = "Refrain.Determinism";
    private const string Idempotency = "Refrain.Idempotency";
    private const string Atomicity = "Refrain.Atomicity";

    public static readonly DiagnosticDescriptor ImpureRequirement = new(
        EffectIds.ImpureRequirement, "A requirement depends on more than the parameters",
        "What '{0}' requires is not the same each time, so its inputs differ from one plan to the next: {1}",
        Declaration, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.ImpureRequirement));

    public static readonly DiagnosticDescriptor InsignificantReachesOutput = new(
        EffectIds.InsignificantReachesOutput, "An insignificant parameter reaches the output",
        "'{0}' has outputs that differ under one key: its parameter '{2}' is insignificant, yet it reaches the output",
        Declaration, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.InsignificantReachesOutput));

    public static readonly DiagnosticDescriptor Clock = new(
        EffectIds.Clock, "A task reads the clock",
        "'{0}' gives another output each time it runs, as it reads the clock: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Clock));

    public static readonly DiagnosticDescriptor Random = new(
        EffectIds.Random, "A task uses randomness",
        "'{0}' gives another output each time it runs, as it uses randomness: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Random));

    public static readonly DiagnosticDescriptor Environment = new(
        EffectIds.Environment, "A task reads the environment, machine, culture or time zone",
        "'{0}' gives another output on another machine, as it reads its surroundings: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Environment));

    public static readonly DiagnosticDescriptor OutsideRead = new(
        EffectIds.OutsideRead, "A task reads outside state that is not a declared input",
        "'{0}' is not run again when what it reads changes, as that is no declared input: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.OutsideRead));

    public static readonly DiagnosticDescriptor MutableStatic = new(
        EffectIds.MutableStatic, "A task reads mutable static state",
        "'{0}' gives another output when other tasks ran before it in the process, as it reads state that they change: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.MutableStatic));

    public static readonly DiagnosticDescriptor Unordered = new(
        EffectIds.Unordered, "A task depends on an unordered enumeration",
        "'{0}' may give its output in another order each time it runs, as nothing promises the order of: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Unordered));

    public static readonly DiagnosticDescriptor Culture = new(
        EffectIds.Culture, "A task formats, parses or compares by the current culture",
        "'{0}' gives another output under another culture: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Culture));

    public static readonly DiagnosticDescriptor HashCode = new(
        EffectIds.HashCode, "A task uses a hash code as data",
        "'{0}' gives another output in another process, as hash codes differ there: {1}",
        Determinism, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.HashCode));

    public static readonly DiagnosticDescriptor Append = new(
        EffectIds.Append, "A task appends to a file",
        "'{0}' appends once more each time it runs again: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Append));

    public static readonly DiagnosticDescriptor Insert = new(
        EffectIds.Insert, "A task inserts rows without upsert",
        "'{0}' inserts its rows once more each time it runs again: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Insert));

    public static readonly DiagnosticDescriptor RelativeUpdate = new(
        EffectIds.RelativeUpdate, "A task updates a row relative to itself",
        "'{0}' changes the stored value once more each time it runs again: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.RelativeUpdate));

    public static readonly DiagnosticDescriptor Request = new(
        EffectIds.Request, "A task sends a request that is not idempotent",
        "'{0}' sends its request once more each time it runs again, and the receiver cannot tell: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Request));

    public static readonly DiagnosticDescriptor Publish = new(
        EffectIds.Publish, "A task publishes a message or sends mail",
        "'{0}' sends its message once more each time it runs again: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Publish));

    /// <summary>Its fourth argument is what becomes of which process.</summary>
    public static readonly DiagnosticDescriptor Process = new(
        EffectIds.Process, "A task starts a process",
        "'{0}' {3}: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Process));

    public static readonly DiagnosticDescriptor StaticWrite = new(
        EffectIds.StaticWrite, "A task writes static or shared mutable state",
        "'{0}' changes state that other tasks of the process see, once more each time it runs again: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.StaticWrite));

    public static readonly DiagnosticDescriptor Detached = new(
        EffectIds.Detached, "A task detaches work that nothing awaits",
        "'{0}' may be complete while its work still runs, or after it has failed, as nothing awaits it: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Detached));

    public static readonly DiagnosticDescriptor Schema = new(
        EffectIds.Schema, "A task changes a schema unguarded",
        "'{0}' fails when it runs again, as the schema is changed already: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Schema));

    public static readonly DiagnosticDescriptor InputChanged = new(
        EffectIds.InputChanged, "A task changes a data input in place",
        "'{0}' changes an input that other tasks may share: {1}",
        Idempotency, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.InputChanged));

    public static readonly DiagnosticDescriptor WriteInPlace = new(
        EffectIds.WriteInPlace, "A task writes a file in place",
        "'{0}' leaves half a file at its final place when it is interrupted: {1}",
        Atomicity, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.WriteInPlace));

    public static readonly DiagnosticDescriptor Delete = new(
        EffectIds.Delete, "A task deletes or moves files it was not handed",
        "'{0}' finds other files when it runs again, as it deletes or moves what it was not handed: {1}",
        Atomicity, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Delete));

    public static readonly DiagnosticDescriptor NoTransaction = new(
        EffectIds.NoTransaction, "A task executes several statements outside one transaction",
        "'{0}' leaves half of its changes stored when it is interrupted between them: {1}",
        Atomicity, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.NoTransaction));

    public static readonly DiagnosticDescriptor Swallowed = new(
        EffectIds.Swallowed, "A task swallows an exception, so half a result would be complete",
        "'{0}' ends well though a part of its work was not done, and is not run again: {1}",
        Atomicity, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.Swallowed));

    public static readonly DiagnosticDescriptor TokenNotPassed = new(
        EffectIds.TokenNotPassed, "A task does not pass the cancellation token on",
        "'{0}' does not stop when it is cancelled, as '{2}' is not passed on: {1}",
        Atomicity, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: RuleLink.To(EffectIds.TokenNotPassed));

    /// <summary>All of them, by id.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        ImpureRequirement, InsignificantReachesOutput, Clock, Random, Environment, OutsideRead, MutableStatic, Unordered, Culture,
        HashCode, Append, Insert, RelativeUpdate, Request, Publish, Process, StaticWrite, Detached, Schema, InputChanged, WriteInPlace,
        Delete, NoTransaction, Swallowed, TokenNotPassed,
    }.ToImmutableDictionary(static rule => rule.Id, StringComparer.Ordinal);

    /// <summary>
    /// A finding as the rule's diagnostic: at the call in the task's own file, with the site itself beside it, and all others that the call leads to:
    /// <see cref="EffectPlaces"/> reads them.
    /// </summary>
    public static Diagnostic ToDiagnostic(Finding finding, INamedTypeSymbol task)
    {
        var place = finding.Place(task);
        return Diagnostic.Create(
            ById[finding.Rule],
            place,
            place == finding.Site.Place && finding.Further.IsEmpty ? [] : [finding.Site.Place, .. finding.Further.Select(static further => further.Place)],
            EffectPlaces.ToProperties(finding),
            task.Name, finding.Way, finding.Detail.Length > 0 ? finding.Detail : finding.Site.Api, DoneToProcess(finding.Site.Api));
    }

    private static string DoneToProcess(string api) => api switch
    {
        "Environment.Exit" or "Environment.FailFast" => "ends the process that it runs in, and all that others do there, each time it runs",
        "Process.Kill" or "Process.CloseMainWindow" => "ends a process each time it runs again, and nothing knows what that was at",
        _ => "starts a process each time it runs again, and nothing knows what that does",
    };
}
