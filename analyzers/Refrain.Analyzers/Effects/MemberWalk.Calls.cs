using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <content>Calls of members whose code is at hand: their summaries, with the caller's values in them.</content>
internal sealed partial class MemberWalk
{
    /// <summary>Local functions and lambdas within each other are followed so far: one that is kept and called is walked for both.</summary>
    private const int MaxInline = 12;

    private const int MaxInlineHurrying = 6;

    private readonly List<ISymbol> _inlined = [];

    private Value Invocation(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        CheckToken(call);
        if (method.Name is "Wait" or "WaitAll" or "GetResult") Ends(call);
        if (method.MethodKind == MethodKind.DelegateInvoke) return Delegate(call);
        var receiver = call.Instance is null ? Value.None : Eval(call.Instance);
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return LocalFunction(method, Arguments(call.Arguments, method));
        }
        // The compiler makes that of a record from those of its members and its type.
        if (method is { Name: "GetHashCode", Parameters.IsEmpty: true } && (method.IsImplicitlyDeclared || method.GetAttributes().Any(static a => a.AttributeClass?.Name == "CompilerGeneratedAttribute"))) return receiver.Derived().With(Mark.Taint(EffectIds.HashCode, SiteOf(NameOf(method), call)));
        var inference = _session.Inference;
        if (Follows(method, call.IsVirtual))
        {
            return Call(method, receiver, call.Instance, Arguments(call.Arguments, method), Operands(call.Arguments, method), call, call.IsVirtual);
        }
        if (call.IsVirtual && receiver.Exact is not null && inference.Dispatch.Targets(method, receiver.Exact, isVirtual: true).ToList() is { Count: > 0 } targets && targets.All(inference.Knows))
        {
            return Call(method, receiver, call.Instance, Arguments(call.Arguments, method), Operands(call.Arguments, method), call, isVirtual: true);
        }
        return Foreign(method, call, call.Instance, receiver, call.Arguments);
    }

    /// <summary>The values of the arguments by the ordinals of the parameters.</summary>
    private ImmutableArray<Value> Arguments(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method)
    {
        var values = new Value[method.Parameters.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Value.None;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            var value = argument.Parameter.RefKind == RefKind.Out ? Value.None : Function(argument.Value) is not null && RunsWithin(method, parameter.Ordinal) ? Within(argument.Value) : Eval(argument.Value);
            values[parameter.Ordinal] = IsPlain(parameter.Type) ? value.Plain() : value;
        }
        return [.. values];
    }

    private static ImmutableArray<IOperation?> Operands(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method)
    {
        var operands = new IOperation?[method.Parameters.Length];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter) operands[parameter.Ordinal] = argument.Value;
        }
        return [.. operands];
    }

    /// <summary>A handler is added to an event, or taken from it.</summary>
    private Value Subscribed(IEventAssignmentOperation assignment)
    {
        var handler = Eval(assignment.HandlerValue);
        if (assignment.EventReference is not IEventReferenceOperation reference) return handler;
        var accessor = assignment.Adds ? reference.Event.AddMethod : reference.Event.RemoveMethod;
        if (accessor is not null && _session.Inference.Knows(accessor)) Call(accessor, Eval(reference.Instance), reference.Instance, [handler], [assignment.HandlerValue], assignment, isVirtual: true);
        else Assign(reference, handler, assignment);
        return Value.None;
    }

    private Value Delegate(IInvocationOperation call)
    {
        var function = Eval(call.Instance);
        CalledWithin(function);
        // What handlers do that others have put there lasts, whatever they give back.
        if (function.HasTaint(EffectIds.MutableStatic)) Sink(SiteOf("a handler", call), function);
        var arguments = call.Arguments.Select(argument => Eval(argument.Value)).ToImmutableArray();
        // A function that is a parameter gives what the caller's function gives.
        var value = arguments.Aggregate(function, static (sum, argument) => sum.Join(argument.Derived()));
        return function.Function is null ? value : Applied(function.Function, arguments);
    }

    /// <summary>The result of a function that is known, applied to these.</summary>
    private Value Applied(IOperation function, ImmutableArray<Value> arguments) => function switch
    {
        IAnonymousFunctionOperation lambda => Inline(lambda, arguments),
        IMethodReferenceOperation reference => Referenced(reference, arguments),
        _ => Value.None,
    };

    private Value Inline(IAnonymousFunctionOperation lambda, ImmutableArray<Value> arguments)
    {
        CheckDetached(lambda);
        return Inline(lambda.Symbol, lambda.Body, arguments);
    }

    private Value LocalFunction(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (_session.Idempotent(method)) return arguments.Aggregate(Value.None, static (sum, argument) => sum.Join(argument.Derived()));
        return _session.Inference.Bodies.LocalFunction(method.OriginalDefinition, _session.Cancellation) is { } local ? Inline(local.Symbol, local.Body ?? local.IgnoredBody, arguments) : Value.None;
    }

    /// <summary>Walks a lambda or local function here and now, where it sees the locals around it.</summary>
    private Value Inline(IMethodSymbol function, IOperation? body, ImmutableArray<Value> arguments)
    {
        if (body is null || _inlined.Count >= (Hurries ? MaxInlineHurrying : MaxInline) || _inlined.Contains(function, SymbolEqualityComparer.Default)) return Value.None;
        var (result, reachable, locals, own) = (_result, _reachable, _locals, _this);
        var entry = _entry;
        (_result, _reachable, _entry) = (Value.None, true, _disorder.Length);
        _inlined.Add(function);
        for (var i = 0; i < function.Parameters.Length; i++)
        {
            var value = i < arguments.Length ? arguments[i] : Value.None;
            _locals = _locals.SetItem(function.Parameters[i], IsPlain(function.Parameters[i].Type) ? value.Plain() : value);
        }
        Do(body);
        _inlined.RemoveAt(_inlined.Count - 1);
        var returned = _result;
        (_result, _reachable, _entry) = (result, true, entry);
        Merge(locals, own, otherEnds: false);
        _reachable = reachable;
        return returned;
    }

    private Value Referenced(IMethodReferenceOperation reference, ImmutableArray<Value> arguments)
    {
        var method = reference.Method;
        var padded = ImmutableArray.CreateRange(Enumerable.Range(0, method.Parameters.Length).Select(i => i < arguments.Length ? arguments[i] : Value.None));
        if (method.MethodKind == MethodKind.LocalFunction) return LocalFunction(method, padded);
        var receiver = reference.Instance is null ? Value.None : Eval(reference.Instance);
        if (Follows(method, reference.IsVirtual))
        {
            return Call(method, receiver, reference.Instance, padded, [.. padded.Select(static _ => (IOperation?)null)], reference, reference.IsVirtual);
        }
        return Foreign(method, reference, reference.Instance, receiver, [], padded);
    }

    /// <summary>A call of a member of this compilation, or of all that it may turn out to be.</summary>
    private Value Call(
        IMethodSymbol method, Value receiver, IOperation? instance, ImmutableArray<Value> arguments, ImmutableArray<IOperation?> operands, IOperation place, bool isVirtual)
    {
        if (_session.Idempotent(method)) return arguments.Aggregate(receiver.Derived(), static (sum, argument) => sum.Join(argument.Derived()));
        var result = Value.None;
        if (method.IsStatic || method.MethodKind == MethodKind.Constructor) Started(method.ContainingType, PlaceOf(place), reads: false);
        if (_session.Inference.Bodies.HasSource(method) && !method.IsAbstract && method is { IsAsync: true, ReturnsVoid: true })
        {
            Add(EffectKind.Certain, EffectIds.Detached, SiteOf(NameOf(method), place), Value.None, Value.None);
        }
        var step = new Step(method.AssociatedSymbol?.Name ?? method.Name, PlaceOf(place));
        var disorder = _disorder;
        Disordered(Races(method, place));
        var begun = IsAwaitable(method.ReturnType) && place is IInvocationOperation ? Begins(place, NameOf(method)) : null;
        foreach (var target in _session.Inference.Dispatch.Targets(method, receiver.Exact, isVirtual))
        {
            if (_session.Idempotent(target)) continue;
            // An object that is the caller's is known to the caller; one that nobody has made here starts as its class says.
            var owner = target.IsStatic || receiver.Members.Any() || receiver.Holds(MarkKind.Argument, Hold.Copy) ? receiver : receiver.Join(_session.Instance(target.ContainingType));
            result = result.Join(Beside(begun, () => Apply(_session.Of(target), step, owner, instance, arguments, operands, place)));
        }
        _disorder = disorder;
        if (isVirtual && receiver.Exact is null && _session.Inference.Opens(method))
        {
            result = result.Join(Open(new OpenCall(method.OriginalDefinition, SiteOf(step.Member, place), receiver, arguments)
            {
                Transaction = _transactions.LastOrDefault()?.Place,
                InLoop = _loops > 0,
                Guarded = _guarded,
                Branches = _branches,
            }));
        }
        // Which code a virtual call runs depends on all that the object depends on.
        return isVirtual && (method.IsAbstract || method.IsVirtual) ? result.With([.. receiver.Marks.Where(static mark => mark.Kind == MarkKind.Taint)]) : result;
    }

    /// <summary>A member that does more than this calls much of the program.</summary>
    private const int ManyEffects = 96;

    /// <summary>Of what such a member does, no more of a kind than this is told of each call of it: the call is what people look at then.</summary>
    private const int MaxOfCall = 12;

    private Value Apply(MemberSummary summary, Step step, Value receiver, IOperation? instance, ImmutableArray<Value> arguments, ImmutableArray<IOperation?> operands, IOperation? asking = null)
    {
        var open = Answered(summary, step, receiver, arguments);
        var substitution = Substitution.Of(arguments, receiver, Value.None.With(Order), step, _session, open);
        var controlled = new Dictionary<Value, Value>();
        bool? asked = null;
        var counts = summary.Effects.Length > ManyEffects ? new Dictionary<(EffectKind, string), int>() : null;
        foreach (var effect in summary.Effects)
        {
            if (counts is not null)
            {
                counts.TryGetValue((effect.Kind, effect.Rule), out var count);
                if (count >= MaxOfCall) continue;
                counts[(effect.Kind, effect.Rule)] = count + 1;
            }
            var around = _transactions.IsEmpty ? null : Around(substitution.Lift(effect.Mode));
            var lifted = effect.Through(step, substitution.Lift, around, _loops > 0, _guarded, _branches);
            if (lifted.Kind == EffectKind.Change)
            {
                if (!lifted.Target.Marks.Any(static m => m.Hold == Hold.Same && m.Kind is MarkKind.Argument or MarkKind.Input or MarkKind.Static)) continue;
                lifted = lifted with { Target = lifted.Target.Owners() };
            }
            // Who asks whether it went well does what it takes if it did not.
            if (lifted.Asks && asking is not null && (asked ??= !IsDiscarded(asking) && !Answers.AreDropped(asking)) == true) continue;
            lifted = lifted with { Asks = false };
            if (lifted.Kind == EffectKind.Sunk) lifted = lifted with { Content = lifted.Content.Without(static mark => mark.IsArrival) };
            if (lifted.Kind is not (EffectKind.Certain or EffectKind.Change) && !_control.IsEmpty)
            {
                // Much of what a member does is made of the same, and stays so.
                if (!controlled.TryGetValue(lifted.Content, out var content)) controlled.Add(lifted.Content, content = lifted.Content.With(_control));
                lifted = lifted with { Content = content };
            }
            Add(lifted);
        }
        foreach (var ordinal in summary.Within)
        {
            if (ordinal < arguments.Length) CalledWithin(arguments[ordinal], within: true);
        }
        if (summary.EndsTransaction) (_transactions, _endedTransaction) = ([], _endedTransaction || _transactions.IsEmpty);
        if (summary.Transaction is { } begun) Begin(step.Place, substitution.Lift(begun.Connection));
        foreach (var change in summary.Changes)
        {
            var added = substitution.Lift(change.Added);
            var (owner, operand) = change.Parameter == Mark.This ? (receiver, instance)
                : change.Parameter <= Mark.FirstOpen ? (open[Mark.FirstOpen - change.Parameter], null)
                : change.Parameter < arguments.Length ? (arguments[change.Parameter], operands[change.Parameter]) : (Value.None, null);
            Gain(owner, operand, change.Path, added, change.Assigned);
        }
        return substitution.Lift(summary.Result);
    }

    /// <summary>What a called member has added to an object of the caller's.</summary>
    private void Gain(Value owner, IOperation? operand, string path, Value added, bool assigned)
    {
        foreach (var mark in owner.Marks)
        {
            if (mark is { Kind: MarkKind.Argument, Hold: Hold.Same } && mark.Argument != Mark.Order.Argument) Changed(mark.Argument, mark.Path + path, added, assigned);
        }
        if (operand is null) return;
        var names = path.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Where(static name => name != "[]").ToImmutableArray();
        var value = added.Without(static mark => mark == Mark.Order);
        if (assigned && names.IsEmpty && operand is IDeclarationExpressionOperation or ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation)
        {
            Assign(operand, value, operand);
        }
        else
        {
            Store(operand, names, Controlled(value, returned: false), assigned && _conditions == 0);
        }
    }

    private Value Creation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor) return Children(creation);
        Value value;
        if (_session.Inference.Knows(constructor))
        {
            var arguments = Arguments(creation.Arguments, constructor);
            Started(constructor.ContainingType, PlaceOf(creation), reads: false);
            value = _session.Idempotent(constructor)
                ? Value.Created(creation.Type!)
                : Apply(_session.Of(constructor), new Step(NameOf(constructor), PlaceOf(creation)), Value.None, null, arguments, Operands(creation.Arguments, constructor));
            if (creation.Type is { } type) value = value.WithExact(type);
        }
        else
        {
            value = Foreign(constructor, creation, null, Value.None, creation.Arguments).WithExact(creation.Type!);
        }
        return creation.Initializer is null ? value : Initialise(value, creation.Initializer.Initializers);
    }

    /// <summary>The end of a <c>using</c>.</summary>
    private void Dispose(ITypeSymbol type, Value value, IOperation place)
    {
        var exact = (value.Exact ?? type) as INamedTypeSymbol;
        foreach (var name in DisposeNames)
        {
            var method = exact?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.IsEmpty);
            if (method is not null && _session.Inference.Knows(method)) Call(method, value, null, [], [], place, isVirtual: true);
        }
    }

    private static readonly string[] DisposeNames = ["Dispose", "DisposeAsync"];

    /// <summary>The enumerator of a type of this compilation runs its code.</summary>
    private void Enumerator(IForEachLoopOperation loop, Value collection)
    {
        var type = (collection.Exact ?? (loop.Collection is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : loop.Collection.Type)) as INamedTypeSymbol;
        var method = type?.GetMembers("GetEnumerator").Concat(type.GetMembers("GetAsyncEnumerator")).OfType<IMethodSymbol>().FirstOrDefault();
        if (method is not null && _session.Inference.Knows(method))
        {
            Call(method, collection, loop.Collection, [.. method.Parameters.Select(static _ => Value.None)], [.. method.Parameters.Select(static _ => (IOperation?)null)], loop.Collection, isVirtual: false);
        }
    }
}
