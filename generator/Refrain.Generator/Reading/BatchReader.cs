using System.Globalization;
using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading.Binding;

namespace Refrain.Reading;

/// <summary>Reads <c>RunBatch</c> and <c>[Batch]</c> of a task: RFN003, RFN012, RFN019.</summary>
internal sealed class BatchReader(INamedTypeSymbol type, InputBinder binder, KnownSymbols known, ProblemList problems)
{
    /// <summary>How it runs with others, null if it does not, and what the task makes.</summary>
    /// <param name="isAlone">Whether there is no <c>Run</c>.</param>
    /// <param name="output">What <c>Run</c> makes.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public (BatchModel? Batch, OutputModel? Output) Read(bool isAlone, OutputModel? output, CancellationToken cancellation)
    {
        var attribute = known.Attribute(type, RefrainNames.BatchAttribute);
        if (SingleMethod.Find(type, BatchShape.Method, required: false, problems) is not { } method)
        {
            if (attribute is not null && !OutputShape.Methods(type, BatchShape.Method).Any())
            {
                problems.Add(Misfit(attribute, "it has no public RunBatch, so there are no batches of it", cancellation));
            }
            return (null, output);
        }
        var made = Made(method);
        var call = RunReader.Call(method, BatchShape.OfReturn(method, type, known)?.IsAwaited == true, isVoid: false, binder.Bind(method, Handed.Services | Handed.Batch));
        CheckMethod(method, call);
        if (made is not { } both)
        {
            return (null, output);
        }
        if (isAlone)
        {
            output = both.Output;
        }
        else if (output is not null && output != both.Output)
        {
            problems.Add(NotStored(method, $"it is what RunBatch makes for a task, and Run makes {output.Shown}"));
        }
        return (Limited(new BatchModel(call, both.IsByTask), attribute, cancellation), output);
    }

    private (OutputModel Output, bool IsByTask)? Made(IMethodSymbol method)
    {
        if (method.ReturnType.TypeKind == TypeKind.Error)
        {
            problems.Unfinished();
            return null;
        }
        if (BatchShape.OfReturn(method, type, known) is not { } shape)
        {
            problems.Add(NotStored(
                method, $"RunBatch makes something for each task: return IReadOnlyList<TOutput> in their order, or IEnumerable<({type.Name}, TOutput)> or IAsyncEnumerable of that in any order, as the results come"));
            return null;
        }
        return RunReader.Output(method, type, shape.Output, isStored: true, known, problems) is { } output ? (output, shape.IsByTask) : null;
    }

    private void CheckMethod(IMethodSymbol method, CallModel call)
    {
        if (!method.IsStatic)
        {
            problems.Add(SingleMethod.Problem(type, method, BatchShape.Method, "is not static, and it belongs to no one of its tasks"));
        }
        if (call.Inputs.All(static input => input.Member != InputBinder.Tasks) && !method.Parameters.Any(static p => p.Type.TypeKind == TypeKind.Error))
        {
            problems.Add(SingleMethod.Problem(type, method, BatchShape.Method, $"does not take its tasks, an IReadOnlyList<{type.Name}>"));
        }
    }

    private BatchModel Limited(BatchModel batch, AttributeData? attribute, CancellationToken cancellation)
    {
        if (attribute is null)
        {
            return batch;
        }
        var size = TaskSymbols.Argument<int?>(attribute, "MaxSize");
        var delay = TaskSymbols.Argument<double>(attribute, "MaxDelaySeconds");
        if (size < 1)
        {
            problems.Add(Misfit(attribute, $"MaxSize is {size.Value.ToString(CultureInfo.InvariantCulture)}, and a batch has at least one task", cancellation));
        }
        if (!(delay >= 0 && delay <= int.MaxValue / 1000))
        {
            problems.Add(Misfit(attribute, "MaxDelaySeconds is no time to wait", cancellation));
        }
        var equal = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Equal").Value is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(static v => v.Value as string).ToList()
            : [];
        var parameters = known.ParametersOf(type, cancellation);
        foreach (var name in equal)
        {
            if (parameters.All(p => p.Name != name))
            {
                var near = parameters.Select(static p => p.Name).OrderBy(p => NearNames.Distance(p, name ?? "")).ThenBy(static p => p, StringComparer.Ordinal).ToList();
                problems.Add(Misfit(attribute, $"'{name}' of Equal is none of its parameters{(near.Count == 0 ? ": it has none" : ", which are " + string.Join(", ", near))}", cancellation));
            }
        }
        return batch with { MaxSize = size ?? 0, MaxDelaySeconds = delay, Equal = equal.OfType<string>().Distinct().ToEquatableArray() };
    }

    private Problem NotStored(IMethodSymbol method, string why) =>
        new(ProblemIds.NotAnOutputType, TaskSymbols.LocationOf(method), type.Name, TypeNames.Shown(method.ReturnType), why);

    private Problem Misfit(AttributeData attribute, string why, CancellationToken cancellation) =>
        new(ProblemIds.BatchMisfit, TaskSymbols.LocationOf(attribute, type, cancellation), type.Name, why);
}
