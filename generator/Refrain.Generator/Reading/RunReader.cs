using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading.Binding;

namespace Refrain.Reading;

/// <summary>Reads <c>Run</c> of a task, <c>Observe</c> and <c>Read</c> of a source: RFN003, RFN012.</summary>
internal sealed class RunReader(INamedTypeSymbol type, InputBinder binder, KnownSymbols known, ProblemList problems)
{
    // That of the runtime's codec of receipts.
    private const string ReceiptSchema = "record{Target:string,Place:string,Partition:string,Rows:i64,Content:string}";

    /// <summary>The one <c>Run</c> and what it makes; nothing where there is a problem, or <c>RunBatch</c> alone.</summary>
    public (CallModel? Call, OutputModel? Output) Run() =>
        Single("Run", required: !OutputShape.Methods(type, BatchShape.Method).Any()) is { } run ? Read(run, isStored: true) : default;

    /// <summary>A source's <c>Read</c>, which it may lack.</summary>
    public (CallModel? Call, OutputModel? Output) ReadSource() =>
        Single("Read", required: false) is { } read ? Read(read, isStored: false) : default;

    /// <summary>A source's <c>Observe</c>.</summary>
    public CallModel? Observe()
    {
        if (Single("Observe", required: true) is not { } observe)
        {
            return null;
        }
        var awaited = known.IsAny(observe.ReturnType, KnownSymbols.TaskTypes);
        var version = awaited is null ? observe.ReturnType : awaited.TypeArguments.FirstOrDefault();
        if (version is null or { TypeKind: not TypeKind.Error, SpecialType: not SpecialType.System_String })
        {
            problems.Add(NoSingle(observe, "Observe", "does not return the version as a string, Task<string> or ValueTask<string>"));
            return null;
        }
        return Call(observe, awaited is not null, isVoid: false, binder.Bind(observe, Handed.Services));
    }

    private (CallModel?, OutputModel?) Read(IMethodSymbol method, bool isStored)
    {
        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            problems.Add(new Problem(
                ProblemIds.NotAnOutputType, TaskSymbols.LocationOf(method), type.Name, "void", $"{method.Name} is async void, so nothing could wait for its end: return Task"));
            return default;
        }
        var shape = OutputShape.OfReturn(method, known);
        var inputs = binder.Bind(method, isStored ? Handed.Services | Handed.Output : Handed.Services);
        var call = Call(method, shape.IsAwaited, shape.IsVoid, inputs);
        var files = inputs.Count(static i => i.Owner == InputOwner.Output && i.Target is null);
        if (shape.IsReceipt || inputs.Any(static i => i.Target is not null))
        {
            return Written(method, shape, call, files);
        }
        if (shape.IsVoid != (files == 1))
        {
            problems.Add(new Problem(
                ProblemIds.NotAnOutputType,
                TaskSymbols.LocationOf(method),
                type.Name,
                TypeNames.Shown(method.ReturnType),
                files switch
                {
                    0 => isStored ? $"{method.Name} returns nothing, and takes no OutputFile or table to write to" : $"{method.Name} returns nothing",
                    1 => $"{method.Name} takes an OutputFile and returns something too; only one can be the output",
                    _ => $"{method.Name} takes more than one OutputFile",
                }));
            return default;
        }
        if (shape.Kind == StoredAs.File)
        {
            return (call, new OutputModel(StoredAs.File, "byte[]", "file"));
        }
        return Output(method, type, shape, isStored, known, problems) is { } output ? (call, output) : default;
    }

    /// <summary>What is stored of a method that writes to targets.</summary>
    private (CallModel?, OutputModel?) Written(IMethodSymbol method, OutputShape shape, CallModel call, int files)
    {
        if (!shape.IsReceipt || files > 0)
        {
            problems.Add(new Problem(
                ProblemIds.NotAnOutputType,
                TaskSymbols.LocationOf(method),
                type.Name,
                TypeNames.Shown(method.ReturnType),
                $"{method.Name} writes to a target and {(files > 0 ? "takes an OutputFile" : "returns something")} too; only one can be the output"));
            return default;
        }
        var written = call.Inputs.Select(static i => i.Target).Where(static t => t is not null).Select(static t => t!.Shown);
        if (!call.Inputs.Any(static i => i.Target is not null))
        {
            // What is wrong with the parameter has been said.
            problems.Unfinished();
            return default;
        }
        var receipt = TypeNames.Code(shape.Type!);
        return (call, new OutputModel(StoredAs.Rows, CollectionNames.ReadOnlyList(receipt), string.Join(", ", written))
        {
            Value = new ValuePart(receipt, receipt + "Codec", ReceiptSchema, default),
            IsReceipt = true,
        });
    }

    /// <summary>What is stored of a shape that is no file; nothing where it cannot be.</summary>
    public static OutputModel? Output(IMethodSymbol method, INamedTypeSymbol type, OutputShape shape, bool isStored, KnownSymbols known, ProblemList problems)
    {
        if (shape.Type!.TypeKind == TypeKind.Error)
        {
            problems.Unfinished();
            return null;
        }
        ValuePart? part = null;
        if (isStored && !ValueTypes.Read(shape.Type, known, out part, out var failure))
        {
            problems.Add(new Problem(
                ProblemIds.NotAnOutputType, TaskSymbols.LocationOf(method), type.Name, TypeNames.Shown(shape.Type), failure!));
            return null;
        }
        var name = TypeNames.Code(shape.Type);
        var shown = TypeNames.Shown(shape.Type);
        return shape.Kind == StoredAs.Rows
            ? new OutputModel(StoredAs.Rows, CollectionNames.ReadOnlyList(name), $"rows of {shown}") { Value = part }
            : new OutputModel(StoredAs.Value, name, shown) { Value = part };
    }

    /// <summary>A call of a method with its inputs.</summary>
    public static CallModel Call(IMethodSymbol method, bool isAwaited, bool isVoid, EquatableArray<InputModel> inputs) =>
        new(TypeNames.Identifier(method.Name))
        {
            IsStatic = method.IsStatic,
            IsAwaited = isAwaited,
            MayGiveNull = isAwaited && method is { IsAsync: false, ReturnType.IsReferenceType: true },
            IsVoid = isVoid,
            Inputs = inputs,
        };

    private IMethodSymbol? Single(string name, bool required) => SingleMethod.Find(type, name, required, problems);

    private Problem NoSingle(ISymbol marked, string method, string wrong) => SingleMethod.Problem(type, marked, method, wrong);
}
