using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Reading;

namespace Refrain.Analyzers;

/// <summary>The rules for declarations of tasks and sources. The arguments of each message are those that <see cref="ProblemIds"/> documents.</summary>
internal static class DeclarationRules
{
    private const string Category = "Refrain.Declaration";

    public static readonly DiagnosticDescriptor NotPartial = new(
        ProblemIds.NotPartial, "A task must be partial",
        "'{0}' must be partial: Refrain generates its other part",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.NotPartial));

    public static readonly DiagnosticDescriptor NotSealedRecord = new(
        ProblemIds.NotSealedRecord, "A task must be a sealed record",
        "'{0}' must be a sealed record class: a task is its parameters and nothing else",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.NotSealedRecord));

    public static readonly DiagnosticDescriptor NoSingleRun = new(
        ProblemIds.NoSingleRun, "A task has exactly one Run method",
        "'{0}' needs exactly one public method '{1}': it {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.NoSingleRun));

    public static readonly DiagnosticDescriptor NotAKeyType = new(
        ProblemIds.NotAKeyType, "This parameter's type cannot be part of a key",
        "Parameter '{1}' of '{0}' cannot be part of a key: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.NotAKeyType));

    public static readonly DiagnosticDescriptor SettableParameter = new(
        ProblemIds.SettableParameter, "A parameter must not be settable",
        "Parameter '{1}' of '{0}' must not be settable: its key would change under the store's feet",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.SettableParameter));

    public static readonly DiagnosticDescriptor UnboundInput = new(
        ProblemIds.UnboundInput, "This Run parameter is bound to nothing",
        "Parameter '{1}' of '{0}' is bound to nothing: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.UnboundInput));

    public static readonly DiagnosticDescriptor WrongForm = new(
        ProblemIds.WrongForm, "This Run parameter's type is not a form of the required output",
        "Parameter '{1}' of '{0}' has type '{2}', which is not a form of the output of '{3}': {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.WrongForm));

    public static readonly DiagnosticDescriptor UnusedRequirement = new(
        ProblemIds.UnusedRequirement, "A required output that nothing uses",
        "'{0}' requires '{1}', but nothing uses its output: take it as a parameter of Run, or mark the requirement OrderOnly",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.UnusedRequirement));

    public static readonly DiagnosticDescriptor MissingPassThrough = new(
        ProblemIds.MissingPassThrough, "[Requires<T>] needs a parameter that this task lacks",
        "'{0}' passes its parameters on to '{1}', which needs '{2}': {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.MissingPassThrough));

    public static readonly DiagnosticDescriptor DuplicateName = new(
        ProblemIds.DuplicateName, "Two tasks share a name",
        "'{1}' and '{2}' share the name '{0}': equal parameters would give them one key",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.DuplicateName));

    public static readonly DiagnosticDescriptor RequirementCycle = new(
        ProblemIds.RequirementCycle, "Task types require each other in a cycle",
        "No task of this cycle could ever run: {0}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.RequirementCycle));

    public static readonly DiagnosticDescriptor NotAnOutputType = new(
        ProblemIds.NotAnOutputType, "This output type cannot be stored",
        "The output '{1}' of '{0}' cannot be stored: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.NotAnOutputType));

    public static readonly DiagnosticDescriptor GenericOrHidden = new(
        ProblemIds.GenericOrHidden, "A task cannot be generic, or sit in a type that is not partial",
        "'{0}' cannot be a task: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.GenericOrHidden));

    public static readonly DiagnosticDescriptor NotATask = new(
        ProblemIds.NotATask, "A requirement must be a task, an optional one or a sequence of tasks",
        "'{1}' of '{0}' cannot be a requirement: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.NotATask));

    public static readonly DiagnosticDescriptor BatchMisfit = new(
        ProblemIds.BatchMisfit, "What [Batch] says does not fit the task",
        "[Batch] does not fit '{0}': {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.BatchMisfit));

    public static readonly DiagnosticDescriptor MisfitTarget = new(
        ProblemIds.MisfitTarget, "What this parameter writes does not fit its target",
        "Parameter '{1}' of '{0}' cannot write to its target: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleLink.To(ProblemIds.MisfitTarget));

    /// <summary>All of them, by id.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        NotPartial, NotSealedRecord, NoSingleRun, NotAKeyType, SettableParameter, UnboundInput, WrongForm,
        UnusedRequirement, MissingPassThrough, DuplicateName, RequirementCycle, NotAnOutputType, GenericOrHidden,
        NotATask, BatchMisfit, MisfitTarget,
    }.ToImmutableDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>A problem as the rule's diagnostic.</summary>
    public static Diagnostic ToDiagnostic(this Problem problem) => Diagnostic.Create(
        ById[problem.Id], problem.Location, problem.Properties, [.. problem.Arguments]);
}
