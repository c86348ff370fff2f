using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Reading;
using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>
/// What one task does: its members' summaries with what is known of a task in place of their parameters, judged by the rules. One walk answers
/// for all rules.
/// </summary>
internal sealed class TaskEffects
{
    private readonly Session _session;
    private readonly INamedTypeSymbol _task;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<(string, Location), int> _seen = [];
    private readonly HashSet<(EffectKind, string, string, Location)> _started = [];

    /// <summary>The temporary tables of the member that is judged, once somebody has asked for them.</summary>
    private SqlNameSet? _temporary;

    private TaskEffects(Session session, INamedTypeSymbol task)
    {
        _session = session;
        _task = task;
    }

    private KnownSymbols Known => _session.Inference.Known;

    /// <summary>The findings of a task, in the order of rules and places.</summary>
    public static ImmutableArray<Finding> Of(INamedTypeSymbol task, Inference inference, CancellationToken cancellation)
    {
        if (inference.Findings.TryGetValue(task, out var known)) return known.Answer;
        var session = new Session(inference, cancellation);
        var findings = inference.KeptFindings(task) ?? session.Noting(() =>
        {
            session.Trail.Add(task);
            return Of(task, session);
        });
        return inference.Findings.GetOrAdd(task, findings).Answer;
    }

    private static ImmutableArray<Finding> Of(INamedTypeSymbol task, Session session)
    {
        var effects = new TaskEffects(session, task);
        foreach (var member in task.GetMembers())
        {
            switch (member)
            {
                case IMethodSymbol { Name: "Run" or "RunBatch", MethodKind: MethodKind.Ordinary } run:
                    effects.Judge(run, isRequirement: false);
                    break;
                case IMethodSymbol requirement when effects.IsRequirement(requirement):
                    effects.Judge(requirement, isRequirement: true);
                    break;
                case IPropertySymbol { GetMethod: { } getter } requirement when effects.IsRequirement(requirement):
                    effects.Judge(getter, isRequirement: true, requirement.Name);
                    break;
            }
        }
        return
        [
            .. effects._findings.OrderBy(static finding => finding.Rule, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Site.Place.SourceTree?.FilePath ?? "", StringComparer.Ordinal).ThenBy(static finding => finding.Site.Place.SourceSpan.Start),
        ];
    }

    private bool IsRequirement(ISymbol member) => Known.Has(member, RefrainNames.RequiresAttribute);

    private void Judge(IMethodSymbol method, bool isRequirement, string? name = null)
    {
        if (!_session.Inference.Bodies.HasSource(method) || _session.Idempotent(method)) return;
        var member = name ?? method.Name;
        var summary = _session.Of(method);
        var substitution = Substitution.Of([.. method.Parameters.Select(Bound)], This(), Value.None, step: null, _session);
        Reaches(substitution.Lift(summary.Result), member, isRequirement);
        var effects = AtStart().Concat(summary.Effects).Where(effect => !effect.Once || _started.Add(effect.Start)).Select(effect => effect with { Target = substitution.Lift(effect.Target), Content = substitution.Lift(effect.Content), Mode = substitution.Lift(effect.Mode) }).ToImmutableArray();
        foreach (var change in summary.Changes)
        {
            // What is put into an output that was handed in is the output.
            if (change.Parameter >= 0 && change.Parameter < method.Parameters.Length && Bound(method.Parameters[change.Parameter]).Has(MarkKind.Sink)) Reaches(substitution.Lift(change.Added), member, isRequirement);
        }
        _temporary = null;
        foreach (var effect in effects) Judge(effect, effects, member, isRequirement);
        foreach (var finding in SqlEffects.Judge(effects, member)) Add(isRequirement && finding.Rule == EffectIds.OutsideRead ? finding with { Rule = EffectIds.ImpureRequirement } : finding);
    }

    /// <summary>What the task's own static constructor does, before there is a task.</summary>
    private IEnumerable<Effect> AtStart()
    {
        if (_session.Inference.Bodies.StaticConstructor(_task) is not { } constructor || _session.Idempotent(_task)) return [];
        var step = new Step(MemberWalk.StartOf(_task), constructor.Locations.FirstOrDefault() ?? Location.None);
        return _session.OfStart(_task).Effects.Select(effect => effect.AtStart(step));
    }

    /// <summary>The task itself: of its parameters only the insignificant ones must not reach the output.</summary>
    private Value This()
    {
        var value = Value.None;
        foreach (var parameter in Known.ParametersOf(_task, _session.Cancellation))
        {
            var symbol = _task.GetMembers(parameter.Name).FirstOrDefault();
            if (symbol is null || !IsInsignificant(symbol)) continue;
            value = value.WithMember(symbol.Name, Value.Of(Mark.Taint(EffectIds.InsignificantReachesOutput, new Site(symbol.Name, TaskSymbols.LocationOf(symbol), []))));
        }
        return value;
    }

    private bool IsInsignificant(ISymbol member) =>
        Known.Has(member, RefrainNames.InsignificantAttribute)
        || _task.InstanceConstructors.SelectMany(static c => c.Parameters).Any(p => p.Name == member.Name && Known.Has(p, RefrainNames.InsignificantAttribute));

    /// <summary>What the framework hands to a parameter.</summary>
    private Value Bound(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        if (Known.Is(type, RefrainNames.SqlScope)) return Value.Of(new Mark(MarkKind.Connection, Rule: RefrainNames.SqlScope));
        if (RefrainNames.Outputs.Any(name => Known.Is(type, name)))
        {
            return Value.Of(Mark.Handed, Mark.Sink);
        }
        if (Known.Is(type, RefrainNames.TaskContext) || Known.Is(type, KnownSymbols.CancellationToken)) return Value.None;
        if (Known.Has(parameter, RefrainNames.ServiceAttribute))
        {
            var value = type is INamedTypeSymbol service ? Service(service) : Value.None;
            return Connections.Is(type) ? value.With(new Mark(MarkKind.Connection, Rule: parameter.Name)) : value;
        }
        return Value.Of(Mark.Input, Mark.Ordered);
    }

    /// <summary>A service is made by somebody else: its members start as its class, or any class that it may be, says.</summary>
    private Value Service(INamedTypeSymbol type) =>
        _session.Inference.Dispatch.Classes(type).Aggregate(Value.None, (sum, implementation) => sum.Join(_session.Instance(implementation)));

    /// <summary>The value reaches the output, or something else that lasts.</summary>
    private void Reaches(Value value, string member, bool isRequirement)
    {
        foreach (var mark in value.All)
        {
            if (mark is { Kind: MarkKind.Taint, Rule: not Mark.AttemptRule, Site: { } site }) Add(new Finding(isRequirement ? EffectIds.ImpureRequirement : mark.Rule, site, member, isRequirement ? mark.Rule : ""));
        }
    }

    private void Judge(Effect effect, ImmutableArray<Effect> all, string member, bool isRequirement)
    {
        switch (effect.Kind)
        {
            case EffectKind.Certain when effect.Asks && effect.Mode.Marks.Any(static mark => mark is { Kind: MarkKind.Fact, Rule: Effect.GivesOn }):
                // It is in the output.
                break;
            case EffectKind.Certain:
                Add(new Finding(effect.Rule, effect.Site, member, effect.Content.Texts.FirstOrDefault() ?? ""));
                break;
            case EffectKind.File:
                FileTouched(effect.Rule.Length > 0 ? effect : effect with { Rule = FileModes.RuleOf(effect.Mode) }, all, member, isRequirement);
                break;
            case EffectKind.Change when effect.Target.Holds(MarkKind.Static, Hold.Same):
                Add(new Finding(EffectIds.StaticWrite, effect.Site, member));
                break;
            case EffectKind.Change when effect.Target.Holds(MarkKind.Input, Hold.Same) && !effect.Target.Has(MarkKind.Handed):
                Add(new Finding(EffectIds.InputChanged, effect.Site, member));
                break;
            case EffectKind.Insert:
                if (!effect.Guarded && !effect.Target.Has(MarkKind.Handed)) Add(new Finding(effect.Rule, effect.Site, member));
                Reaches(effect.Content, member, isRequirement);
                break;
            case EffectKind.Request:
                Requested(effect, member, isRequirement);
                break;
            case EffectKind.Sql:
                if (SqlTexts.ChangesData(effect)) Reaches(SqlTexts.Stored(effect, _temporary ??= SqlTexts.Temporary(all)), member, isRequirement);
                break;
            case EffectKind.Sunk:
                Reaches(effect.Content, member, isRequirement);
                break;
        }
    }

    private void FileTouched(Effect effect, ImmutableArray<Effect> all, string member, bool isRequirement)
    {
        // What nobody else can know the name of, and is gone when the task is done, is no more than scratch.
        if (effect.Rule is EffectIds.Append or EffectIds.WriteInPlace or EffectIds.Delete && IsOwnProbe(effect.Target, all)) return;
        if (IsFault(effect, all)) Add(new Finding(isRequirement && effect.Rule == EffectIds.OutsideRead ? EffectIds.ImpureRequirement : effect.Rule, effect.Site, member));
        if (effect.Rule is not (EffectIds.Append or EffectIds.WriteInPlace) || IsScratch(effect.Target)) return;
        Reaches(effect.Content, member, isRequirement);
        Reaches(effect.Target.Derived(), member, isRequirement);
    }

    private void Requested(Effect effect, string member, bool isRequirement)
    {
        var verbs = HttpVerbs.Of(effect.Mode);
        if (verbs.All(HttpVerbs.IsSafe))
        {
            if (effect.Returns && !effect.Target.Has(MarkKind.Input)) Add(new Finding(isRequirement ? EffectIds.ImpureRequirement : EffectIds.OutsideRead, effect.Site, member));
            return;
        }
        Reaches(effect.Content, member, isRequirement);
        var keyed = effect.Target.Has(MarkKind.Key) && !effect.Target.HasTaint(EffectIds.Random) && !effect.Target.HasTaint(EffectIds.Clock) && !effect.Target.HasTaint(EffectIds.Environment) && !effect.Target.HasTaint(Mark.AttemptRule);
        if (!keyed && !verbs.All(HttpVerbs.IsIdempotent)) Add(new Finding(effect.Rule, effect.Site, member));
    }

    private static bool IsScratch(Value path) => (path.Has(MarkKind.Handed) && !path.Has(MarkKind.Sink)) || path.Has(MarkKind.Temporary);

    /// <summary>Is a file touched that is not the task's to touch in this way?</summary>
    private static bool IsFault(Effect effect, ImmutableArray<Effect> all)
    {
        var path = effect.Target;
        if (path.Has(MarkKind.Handed)) return false;
        switch (effect.Rule)
        {
            case EffectIds.OutsideRead:
                return !path.Has(MarkKind.Input) && !path.Has(MarkKind.Temporary);
            case EffectIds.Delete:
                return path.Has(MarkKind.Input) || (!path.Has(MarkKind.Temporary) && !IsOwnTemporary(path, all));
            default:
                return !path.Has(MarkKind.Temporary) && !IsOwnTemporary(path, all);
        }
    }

    /// <summary>Is it a path that the task writes first and then moves to its place?</summary>
    private static bool IsOwnTemporary(Value path, ImmutableArray<Effect> all) => all.Any(other =>
        other is { Kind: EffectKind.File, Rule: EffectIds.Delete } && other.Content.Marks.Any(static mark => mark is { Kind: MarkKind.Fact, Rule: "moved" })
        && IsSamePath(other.Target, path) && all.Any(written => written is { Kind: EffectKind.File, Rule: EffectIds.WriteInPlace or EffectIds.Append or "" } && IsSamePath(written.Target, other.Target)));

    private static bool IsSamePath(Value one, Value other) => SharesPath(one, other) || (EndingOf(one) is { } ending && ending == EndingOf(other));

    /// <summary>
    /// What was put behind a path that is not known, to name what lies beside it: a temporary is known by that where several members open, move and delete it.
    /// </summary>
    private static string? EndingOf(Value path)
    {
        var texts = path.Texts.Concat(path.Members.Where(static member => Value.IsOwn(member.Key)).SelectMany(static member => member.Value.Texts)).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count == 1 && texts[0] is { Length: > 2 } text && TextSet.IsUnknown(text[0]) && text[1] == '.' && text.Skip(1).All(static c => char.IsLetterOrDigit(c) || c is '.' or '~' or '-' or '_') ? text.Substring(1) : null;
    }

    /// <summary>Is it a file of a name by chance that the task makes and deletes again, as to see whether a folder can be written to?</summary>
    private static bool IsOwnProbe(Value path, ImmutableArray<Effect> all)
    {
        var chance = path.All.RemoveAll(static mark => mark is not { Kind: MarkKind.Taint, Rule: EffectIds.Random });
        if (chance.IsEmpty) return false;
        var (written, deleted) = (false, false);
        foreach (var other in all)
        {
            if (other.Kind == EffectKind.File && SharesPath(other.Target, path))
            {
                // What is moved to its place is to stay.
                if (other.Content.Marks.Any(static mark => mark is { Kind: MarkKind.Fact, Rule: "moved" })) return false;
                written |= other.Rule is EffectIds.WriteInPlace or EffectIds.Append or "";
                deleted |= other.Rule == EffectIds.Delete || other.Mode.All.Any(static mark => mark is { Kind: MarkKind.Fact, Rule: "FileOptions.DeleteOnClose" });
            }
            // Or copied elsewhere.
            else if (other.Content.All.Any(chance.Contains))
            {
                return false;
            }
        }
        return written && deleted;
    }

    private static bool SharesPath(Value one, Value other) => one.Marks.Any(mark => mark.Kind == MarkKind.Fact && mark.Rule is not ("moved" or "connection") && other.Marks.Contains(mark));

    private void Add(Finding finding)
    {
        // The same place for the same rule is one thing to mend, however many ways lead there.
        var key = (finding.Rule, finding.Place(_task));
        if (_seen.TryGetValue(key, out var at))
        {
            _findings[at] = _findings[at].And(finding);
            return;
        }
        _seen.Add(key, _findings.Count);
        _findings.Add(finding);
    }
}
