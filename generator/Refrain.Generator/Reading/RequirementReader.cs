using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Finds what a task requires: RFN009, RFN017, and RFN008 for what is declared twice.</summary>
internal static class RequirementReader
{
    /// <summary>The requirements in the order of declaration: of the type's attributes, then of its members.</summary>
    public static ImmutableArray<RequiredTask> Read(
        INamedTypeSymbol type, KnownSymbols known, ProblemList problems, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<RequiredTask>();
        foreach (var attribute in type.GetAttributes())
        {
            if (known.Is(attribute.AttributeClass, RefrainNames.RequiresAttributeOfT))
            {
                Add(found, OfType(type, attribute, known, problems, cancellation), type, problems);
            }
        }
        foreach (var member in TaskSymbols.Members(type))
        {
            if (member is IPropertySymbol { IsImplicitlyDeclared: false } or IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false }
                && known.Attribute(member, RefrainNames.RequiresAttribute) is { } attribute)
            {
                Add(found, OfMember(type, member, attribute, known, problems), type, problems);
            }
        }
        return found.ToImmutable();
    }

    private static void Add(ImmutableArray<RequiredTask>.Builder found, RequiredTask? required, INamedTypeSymbol type, ProblemList problems)
    {
        if (required is null)
        {
            return;
        }
        foreach (var other in found)
        {
            if (TaskSymbols.SameName(other.Name, required.Name))
            {
                // Run's parameters bind by name, so to the first of the two.
                problems.Add(new Problem(ProblemIds.UnusedRequirement, required.Location, type.Name, required.Name)
                    .With(ProblemProperties.Name, required.Name).With(ProblemProperties.Kind, "duplicate"));
                return;
            }
        }
        found.Add(required);
    }

    private static RequiredTask? OfMember(INamedTypeSymbol type, ISymbol member, AttributeData attribute, KnownSymbols known, ProblemList problems)
    {
        if (WhyUnusable(member) is { } unusable)
        {
            problems.Add(NotATask(TaskSymbols.LocationOf(member), type, member.Name, unusable));
            return null;
        }
        var (declared, awaited) = member is IMethodSymbol method ? Unwrap(method.ReturnType, known) : (((IPropertySymbol)member).Type, false);
        if (RequiredTask.Target(declared, known) is not var (task, cardinality))
        {
            if (declared.TypeKind == TypeKind.Error || HasError(declared))
            {
                problems.Unfinished();
            }
            else
            {
                problems.Add(NotATask(TaskSymbols.LocationOf(member), type, member.Name, WhyNoTask(declared, known)));
            }
            return null;
        }
        if (cardinality == RequirementCardinality.Many && WhyNull(declared, known) is { } nulls)
        {
            problems.Add(NotATask(TaskSymbols.LocationOf(member), type, member.Name, nulls));
            return null;
        }
        return new RequiredTask(member.Name, task, cardinality, TaskSymbols.LocationOf(member), member)
        {
            IsOrderOnly = TaskSymbols.Argument<bool>(attribute, RefrainNames.OrderOnly),
            IsAwaited = awaited,
        };
    }

    private static Problem NotATask(Location location, INamedTypeSymbol type, string name, string why) =>
        new(ProblemIds.NotATask, location, type.Name, name, why);

    /// <summary>Why generated code could not ask the member for tasks.</summary>
    private static string? WhyUnusable(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } => "it is an indexer",
        IPropertySymbol { GetMethod: null } => "it cannot be read",
        IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } or IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false }
            => "it belongs to an interface: declare a member of the task",
        IMethodSymbol { IsGenericMethod: true } => "it is generic",
        _ => null,
    };

    /// <summary>A sequence, unlike a single task, has a form for "none": it is empty.</summary>
    private static string? WhyNull(ITypeSymbol sequence, KnownSymbols known)
    {
        if (sequence is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated })
        {
            return "the sequence may be null: give an empty one where nothing is required";
        }
        var element = CollectionShape.Of(sequence, known).Element ?? (sequence as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        return element is { NullableAnnotation: NullableAnnotation.Annotated } ? "a task in the sequence may be null: leave out what is not required" : null;
    }

    /// <summary>What implements the interface of tasks alone, as their base types do, is none that generated code can make or name.</summary>
    private static string WhyNoTask(ITypeSymbol declared, KnownSymbols known) =>
        $"{TypeNames.Shown(declared)} is no task or source" + (TaskSymbols.IsTask(declared, known) ? ", although it implements ITask: name a type with [Task] or [Source]" : "");

    private static bool HasError(ITypeSymbol type) =>
        type is INamedTypeSymbol named && named.TypeArguments.Any(static a => a.TypeKind == TypeKind.Error);

    private static (ITypeSymbol Type, bool IsAwaited) Unwrap(ITypeSymbol type, KnownSymbols known) =>
        known.IsAny(type, KnownSymbols.TaskTypes) is { TypeArguments.Length: 1 } awaited ? (awaited.TypeArguments[0], true) : (type, false);

    private static RequiredTask? OfType(
        INamedTypeSymbol type, AttributeData attribute, KnownSymbols known, ProblemList problems, CancellationToken cancellation)
    {
        var location = TaskSymbols.LocationOf(attribute, type, cancellation);
        if (attribute.AttributeClass!.TypeArguments[0] is not INamedTypeSymbol { TypeKind: not TypeKind.Error } task)
        {
            problems.Unfinished();
            return null;
        }
        if (!TaskSymbols.IsTaskType(task, known))
        {
            problems.Add(NotATask(location, type, task.Name, WhyNoTask(task, known)));
            return null;
        }
        return new RequiredTask(task.Name, task, RequirementCardinality.One, location, null)
        {
            IsOrderOnly = TaskSymbols.Argument<bool>(attribute, RefrainNames.OrderOnly),
            PassThrough = PassThrough(type, task, location, known, problems, cancellation),
        };
    }

    /// <summary>The parameters of the required type that this type has too; one that it must have and has not is a problem.</summary>
    private static EquatableArray<PassThroughModel> PassThrough(
        INamedTypeSymbol type, INamedTypeSymbol task, Location location, KnownSymbols known, ProblemList problems, CancellationToken cancellation)
    {
        var own = known.ParametersOf(type, cancellation);
        var passed = ImmutableArray.CreateBuilder<PassThroughModel>();
        var isOneLeftOut = false;
        foreach (var wanted in known.ParametersOf(task, cancellation))
        {
            var given = own.FirstOrDefault(p => p.Name == wanted.Name);
            // It keeps what its own type starts it with, as a parameter that this type lacks.
            var isHidden = wanted.IsOptional && !wanted.CanBeGivenIn(type, task, known);
            if (!isHidden && given is not null && known.Compilation.HasImplicitConversion(given.Type, wanted.Type) && !Nullness.IsLost(given.Type, wanted.Type))
            {
                passed.Add(new PassThroughModel(TypeNames.Identifier(wanted.Name), wanted.Place, IsNamed: isOneLeftOut));
                continue;
            }
            isOneLeftOut = true;
            if (isHidden)
            {
                continue;
            }
            if (given is not null && (given.Type.TypeKind == TypeKind.Error || wanted.Type.TypeKind == TypeKind.Error))
            {
                problems.Unfinished();
            }
            else if (given is not null || !wanted.IsOptional)
            {
                var why = given is null
                    ? $"{type.Name} has no parameter {TypeNames.Shown(wanted.Type)} {wanted.Name}"
                    : $"it is {TypeNames.Shown(wanted.Type)} there and {TypeNames.Shown(given.Type)} here";
                problems.Add(new Problem(ProblemIds.MissingPassThrough, location, type.Name, task.Name, wanted.Name, why)
                    .With(ProblemProperties.Name, wanted.Name)
                    .With(ProblemProperties.Type, TypeNames.Code(wanted.Type))
                    .With(ProblemProperties.Kind, given is null ? "missing" : "type"));
            }
        }
        return passed.ToImmutable();
    }
}
