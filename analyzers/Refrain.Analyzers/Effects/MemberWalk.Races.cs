using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <content>What runs at the same time: what several threads or tasks put into one collection comes in the order in which they get there.</content>
internal sealed partial class MemberWalk
{
    /// <summary>The order in which a function runs that is given to a method, where it may run several times at once.</summary>
    private ImmutableArray<Mark> Races(IMethodSymbol method, IOperation function, IOperation? call)
    {
        if (call is null) return [];
        var runs = method.ContainingType.Name switch
        {
            "Parallel" => true,
            "ParallelEnumerable" => method.Name == "ForAll",
            "Task" or "TaskFactory" or "ThreadPool" or "Thread" => _loops > 0 && IsTaskStart(method) && IsGoingOn(call),
            // Each element's task is begun, and goes on while the next is.
            "Enumerable" => method.Name is "Select" or "SelectMany" && IsAsync(function) && call.Parent is not IForEachLoopOperation,
            _ => false,
        };
        return runs ? [Mark.Arrival(SiteOf(NameOf(method), call))] : [];
    }

    /// <summary>Does the method of .NET begin what it is given, and return before that has ended?</summary>
    private static bool IsTaskStart(IMethodSymbol method) =>
        method.ContainingType.Name is "Task" or "TaskFactory" or "ThreadPool" or "Thread"
        && (method.MethodKind == MethodKind.Constructor || method.Name is "Run" or "StartNew" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem");

    /// <summary>The order in which a member runs that is called again before it has ended: a task that a loop begins and does not await.</summary>
    private ImmutableArray<Mark> Races(IMethodSymbol method, IOperation call) =>
        _loops > 0 && Awaited(method.ReturnType) is var result && (result.Name is "Task" or "ValueTask" || !SymbolEqualityComparer.Default.Equals(result, method.ReturnType)) && IsGoingOn(call)
            ? [Mark.Arrival(SiteOf(NameOf(method), call))]
            : [];

    /// <summary>A loop that takes one element after the other out of a collection goes through it in its order.</summary>
    private void Drain(IOperation? condition)
    {
        foreach (var take in condition?.DescendantsAndSelf().OfType<IInvocationOperation>() ?? [])
        {
            if (IsTaking(take) && take.Instance is { } collection) Disordered(OrderOf(collection, Enumerated(collection, Eval(collection))));
        }
    }

    /// <summary>Is it the taking of an element, on which a loop depends?</summary>
    private static bool IsTaking(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { Name: "TryDequeue" or "TryTake" or "TryPop" or "TryRead" } method } take || method.Parameters.FirstOrDefault()?.RefKind != RefKind.Out) return false;
        for (var parent = (IOperation)take; parent.Parent is { } above; parent = above)
        {
            if (above is IWhileLoopOperation loop) return loop.Condition == parent;
            if (above is IForLoopOperation counted) return counted.Condition == parent;
            if (above is IBlockOperation or IAnonymousFunctionOperation) return false;
        }
        return false;
    }

    private static bool IsAsync(IOperation function) => function is IAnonymousFunctionOperation { Symbol.IsAsync: true } or IMethodReferenceOperation { Method.IsAsync: true };

    /// <summary>Does the code go on while the task runs? Not where it is awaited at once, or has a name by which it is.</summary>
    private bool IsGoingOn(IOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } }
            || parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "WaitAsync" })
        {
            parent = parent.Parent;
        }
        return parent switch
        {
            IAwaitOperation or IVariableInitializerOperation or IUsingOperation => false,
            IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" } or IPropertyReferenceOperation { Property.Name: "Result" } => false,
            // A lambda gives it to whoever calls the lambda for each element.
            IReturnOperation => _inlined.Count > 0,
            _ => true,
        };
    }

    /// <summary>Is it an end of a channel or pipe, which is the same object seen from one side?</summary>
    private static bool IsEnd(ISymbol member) =>
        member is IPropertySymbol { Name: "Writer" or "Reader", ContainingType: { Name: "Channel" or "Pipe", ContainingNamespace: { Name: "Channels" or "Pipelines", ContainingNamespace.Name: "Threading" or "IO" } } };
}
