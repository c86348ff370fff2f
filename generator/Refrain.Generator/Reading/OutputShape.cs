using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading.Targets;

namespace Refrain.Reading;

/// <summary>What a task or source gives to those that require it, as symbols.</summary>
/// <param name="Kind">A value, rows or a file.</param>
/// <param name="Type">The value's type or the row's; null for a file.</param>
internal sealed record OutputShape(StoredAs Kind, ITypeSymbol? Type)
{
    /// <summary>Whether the method's result is awaited.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>Whether the method returns nothing.</summary>
    public bool IsVoid { get; init; }

    /// <summary>Whether the method writes to a target; what is stored are the receipts.</summary>
    public bool IsReceipt { get; init; }

    /// <summary>Whether what it writes is one file at a place of its own, which can be read as a file, too.</summary>
    public bool IsPlacedFile { get; init; }

    /// <summary>The bytes of a file.</summary>
    public static OutputShape File { get; } = new(StoredAs.File, null);

    /// <summary>What a method that makes an output returns; null where it returns nothing that it could store.</summary>
    public static OutputShape OfReturn(IMethodSymbol method, KnownSymbols known)
    {
        var type = method.ReturnType;
        var awaited = false;
        if (known.IsAny(type, KnownSymbols.TaskTypes) is { } task)
        {
            awaited = true;
            if (task.TypeArguments.IsEmpty)
            {
                return OfNothing(method, known) with { IsAwaited = true };
            }
            type = task.TypeArguments[0];
        }
        if (type.SpecialType == SpecialType.System_Void)
        {
            return OfNothing(method, known);
        }
        return OfResult(type, known) with { IsAwaited = awaited };
    }

    /// <summary>What is stored of a method that returns nothing.</summary>
    private static OutputShape OfNothing(IMethodSymbol method, KnownSymbols known)
    {
        var written = method.Parameters.Where(p => TargetReader.IsTarget(p, known)).ToList();
        if (written.Count > 0 && known.Type(RefrainNames.TargetReceipt) is { } receipt)
        {
            return new OutputShape(StoredAs.Rows, receipt.WithNullableAnnotation(NullableAnnotation.NotAnnotated))
            {
                IsVoid = true,
                IsReceipt = true,
                IsPlacedFile = written.Count == 1 && RefrainNames.Files.Any(file => known.Is(written[0].Type, file)),
            };
        }
        return new OutputShape(StoredAs.File, null) { IsVoid = true };
    }

    /// <summary>What is stored of a result of that type.</summary>
    public static OutputShape OfResult(ITypeSymbol type, KnownSymbols known) =>
        // A byte[] is a value, not rows of bytes.
        CollectionShape.Of(type, known) is { Element: { } row } collection
            && (collection.Kind != CollectionKind.Array || row.SpecialType != SpecialType.System_Byte)
            ? new OutputShape(StoredAs.Rows, row)
            : new OutputShape(StoredAs.Value, type);

    /// <summary>
    /// The output of a required type: of its <c>Run</c>, <c>RunBatch</c> or <c>Read</c>, here or in another assembly; null where it gives nothing to read.
    /// </summary>
    public static OutputShape? Of(INamedTypeSymbol task, KnownSymbols known)
    {
        if (known.IsFileSource(task))
        {
            return new OutputShape(StoredAs.File, null);
        }
        if (known.Has(task, RefrainNames.TaskAttribute))
        {
            return Single(task, "Run") is { } run ? OfReturn(run, known)
                : Single(task, BatchShape.Method) is { } batch ? BatchShape.OfReturn(batch, task, known)?.Output
                : null;
        }
        if (known.Has(task, RefrainNames.SourceAttribute))
        {
            return Single(task, "Read") is { } read && OfReturn(read, known) is { IsVoid: false } shape ? shape : null;
        }
        foreach (var implemented in task.AllInterfaces)
        {
            if (known.Is(implemented, RefrainNames.TaskOfT))
            {
                var type = implemented.TypeArguments[0];
                return CollectionShape.Of(type, known) is { Kind: CollectionKind.ReadOnlyList, Element: { } row }
                    ? new OutputShape(StoredAs.Rows, row)
                    : new OutputShape(StoredAs.Value, type);
            }
        }
        return null;
    }

    /// <summary>The one public method of that name, or null.</summary>
    public static IMethodSymbol? Single(INamedTypeSymbol type, string name)
    {
        IMethodSymbol? found = null;
        foreach (var method in Methods(type, name))
        {
            if (found is not null)
            {
                return null;
            }
            found = method;
        }
        return found;
    }

    /// <summary>The public methods of that name, the nearest declarations of each signature.</summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type, string name)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            var any = false;
            foreach (var member in t.GetMembers(name))
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } method)
                {
                    any = true;
                    yield return method;
                }
            }
            if (any)
            {
                yield break;
            }
        }
    }
}
