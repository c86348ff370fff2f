using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading.Binding;

namespace Refrain.Reading;

/// <summary>
/// Reads a type annotated with <c>[Task]</c> or <c>[Source]</c>. The one reading of a declaration: what it gives is emitted, what it finds
/// wrong is reported. It reads symbols alone and copes with half-typed code.
/// </summary>
internal static class TaskReader
{
    /// <summary>Reads the type.</summary>
    /// <param name="type">A type with one of the attributes.</param>
    /// <param name="known">The symbols of its compilation.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static TaskReading Read(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var taskAttribute = known.Attribute(type, RefrainNames.TaskAttribute);
        var attribute = taskAttribute ?? known.Attribute(type, RefrainNames.SourceAttribute);
        var isSource = taskAttribute is null;
        var declared = Declaration.Read(type, problems, cancellation);
        CheckAttributes(type, known, problems);
        var name = NameOf(type, attribute);
        if (WhyNoText(name) is { } why)
        {
            problems.Add(new Problem(ProblemIds.GenericOrHidden, TaskSymbols.LocationOf(type), type.Name, why));
        }
        var documentation = Documentation.Of(type, cancellation);

        var parameters = ParameterReader.Read(type, documentation, known, problems, cancellation);
        var requirements = isSource
            ? ImmutableArray<RequiredTask>.Empty
            : Ordered(type, RequirementReader.Read(type, known, problems, cancellation), problems);
        var binder = new InputBinder(type, requirements, known, problems);
        var required = Requirements(requirements, binder, known);
        var run = new RunReader(type, binder, known, problems);
        var (call, output) = isSource ? run.ReadSource() : run.Run();
        var observe = isSource ? run.Observe() : null;
        BatchModel? batch = null;
        if (!isSource)
        {
            (batch, output) = new BatchReader(type, binder, known, problems).Read(call is null, output, cancellation);
        }
        if (call is not null || batch is not null)
        {
            ReportUnused(type, requirements, binder, known, problems);
        }

        OutputFormats.Check(type, attribute, output, problems);
        var model = problems.IsSound
            ? new TaskModel(declared, name, isSource)
            {
                Summary = Documentation.Summary(documentation),
                Version = TaskSymbols.Argument<int>(attribute, "Version"),
                IsIntermediate = TaskSymbols.Argument<int>(attribute, "Retention") == 1,
                Priority = TaskSymbols.Argument<int>(attribute, "Priority"),
                Retries = TaskSymbols.Argument<int?>(attribute, "Retries") ?? -1,
                TimeoutSeconds = TaskSymbols.Argument<double>(attribute, "TimeoutSeconds"),
                Resources = ResourcesOf(type, known),
                Format = OutputFormats.Of(attribute),
                Parameters = parameters,
                IsComparedByMembers = declared.KeyField is null && MemberEquality.IsOfKeys(type, known.ParametersOf(type, cancellation), parameters, cancellation),
                Requirements = required,
                Output = output,
                Run = call,
                Observe = observe,
                Batch = batch,
                DelimitedHelpers = binder.Helpers,
                SqlRows = binder.SqlRows,
                ParquetRows = binder.ParquetRows,
                WrittenValues = binder.WrittenValues,
                FileValues = binder.FileValues,
            }
            : null;
        return new TaskReading(
            name,
            declared.FullName,
            TaskSymbols.LocationOf(type),
            model,
            problems.ToImmutable())
        {
            Named = [.. requirements.Select(static r => r.Task), .. known.ParametersOf(type, cancellation).Select(static p => p.Type).OfType<INamedTypeSymbol>()],
        };
    }

    private static EquatableArray<ResourceModel> ResourcesOf(INamedTypeSymbol type, KnownSymbols known) =>
        new([
            .. type.GetAttributes()
                .Where(a => known.Is(a.AttributeClass, RefrainNames.UsesAttribute) && a.ConstructorArguments.Length == 2 && a.ConstructorArguments[0].Value is string && a.ConstructorArguments[1].Value is int)
                .Select(static a => new ResourceModel((string)a.ConstructorArguments[0].Value!, (int)a.ConstructorArguments[1].Value!)),
        ]);

    /// <summary>
    /// What is emitted of the type, or null. Nothing is emitted of a broken task, so nothing of those that name it, either: the one error that is
    /// reported would be lost among those of the compiler.
    /// </summary>
    public static TaskModel? ToEmit(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellation)
    {
        var reached = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { type };
        var waiting = new Stack<INamedTypeSymbol>(reached);
        while (waiting.Count > 0)
        {
            var task = waiting.Pop();
            var reading = known.ReadingOf(task, cancellation);
            if (reading.Model is null)
            {
                return null;
            }
            foreach (var named in reading.Named)
            {
                if ((known.Has(named, RefrainNames.TaskAttribute) || known.Has(named, RefrainNames.SourceAttribute))
                    && !named.DeclaringSyntaxReferences.IsEmpty && !known.IsEmitted(named) && reached.Add(named))
                {
                    waiting.Push(named);
                }
            }
        }
        known.AreEmitted(reached);
        return known.ReadingOf(type, cancellation).Model;
    }

    /// <summary>A type is one thing, once.</summary>
    private static void CheckAttributes(INamedTypeSymbol type, KnownSymbols known, ProblemList problems)
    {
        var tasks = type.GetAttributes().Count(a => known.Is(a.AttributeClass, RefrainNames.TaskAttribute));
        var sources = type.GetAttributes().Count(a => known.Is(a.AttributeClass, RefrainNames.SourceAttribute));
        if (tasks > 0 && sources > 0)
        {
            problems.Add(new Problem(ProblemIds.GenericOrHidden, TaskSymbols.LocationOf(type), type.Name, "it is a source already"));
        }
        else if (tasks + sources > 1)
        {
            problems.Unfinished();
        }
    }

    /// <summary>The name given in the attribute, or the type's full name without assembly.</summary>
    public static string NameOf(INamedTypeSymbol type, AttributeData? attribute) =>
        TaskSymbols.Argument<string>(attribute, "Name") is { Length: > 0 } given ? given : TypeNames.Full(type);

    /// <summary>Names are encoded in UTF-8, where each surrogate is one of a pair, and stand in lines of text.</summary>
    private static string? WhyNoText(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(name[i]))
            {
                return "its name holds half of a character, which UTF-8 has no bytes for";
            }
            else if (char.IsControl(name[i]))
            {
                return "its name holds a control character, as a tab or the end of a line";
            }
        }
        return null;
    }

    /// <summary>Requirements so that each comes after what it reads; their positions from here on are those of the descriptor.</summary>
    private static ImmutableArray<RequiredTask> Ordered(INamedTypeSymbol type, ImmutableArray<RequiredTask> declared, ProblemList problems)
    {
        if (!declared.Any(static r => r.IsRuntime))
        {
            return declared;
        }
        var reads = declared.Select(r => Reads(r, declared)).ToList();
        var (order, cycle) = RequirementOrder.Sort(reads);
        if (!cycle.IsEmpty)
        {
            problems.Add(
                new Problem(
                    ProblemIds.RequirementCycle,
                    declared[cycle[0]].Location,
                    string.Join(" → ", cycle.Select(i => $"{type.Name}.{declared[i].Name}"))));
            return declared;
        }
        return [.. order.Select(i => declared[i])];
    }

    private static IReadOnlyList<int> Reads(RequiredTask requirement, ImmutableArray<RequiredTask> all)
    {
        if (requirement.Member is not IMethodSymbol method)
        {
            return [];
        }
        var reads = new List<int>();
        foreach (var parameter in method.Parameters)
        {
            for (var i = 0; i < all.Length; i++)
            {
                if (TaskSymbols.SameName(parameter.Name, all[i].Name) && !ReferenceEquals(all[i], requirement))
                {
                    reads.Add(i);
                }
            }
        }
        return reads;
    }

    private static EquatableArray<RequirementModel> Requirements(ImmutableArray<RequiredTask> requirements, InputBinder binder, KnownSymbols known)
    {
        var models = ImmutableArray.CreateBuilder<RequirementModel>(requirements.Length);
        foreach (var r in requirements)
        {
            var reads = new List<int>();
            var origin = r.Member switch
            {
                null => RequirementOrigin.TypeAttribute,
                IMethodSymbol => RequirementOrigin.Method,
                _ => RequirementOrigin.Property,
            };
            models.Add(new RequirementModel(r.Name, TypeNames.Code(r.Task), TaskKeys.NameOf(r.Task, known), origin, r.Cardinality)
            {
                IsRuntime = r.IsRuntime,
                IsOrderOnly = r.IsOrderOnly,
                PassThrough = r.PassThrough,
                Member = r.Member is null ? null : new CallModel(TypeNames.Identifier(r.Member.Name))
                {
                    IsStatic = r.Member.IsStatic,
                    IsAwaited = r.IsAwaited,
                    MayGiveNull = r.IsAwaited && r.Member is IMethodSymbol { IsAsync: false, ReturnType.IsReferenceType: true },
                    Inputs = r.Member is IMethodSymbol method ? binder.Bind(method, Handed.Nothing, reads) : default,
                },
                Reads = reads.Distinct().OrderBy(static i => i).ToEquatableArray(),
            });
        }
        return models.ToImmutable();
    }

    private static void ReportUnused(
        INamedTypeSymbol type, ImmutableArray<RequiredTask> requirements, InputBinder binder, KnownSymbols known, ProblemList problems)
    {
        for (var i = 0; i < requirements.Length; i++)
        {
            var required = requirements[i];
            if (!required.IsOrderOnly && !binder.Used.Contains(i) && known.OutputOf(required.Task) is not null)
            {
                problems.Add(
                    new Problem(ProblemIds.UnusedRequirement, required.Location, type.Name, required.Name)
                    .With(ProblemProperties.Name, required.Name)
                    .With(ProblemProperties.Kind, required.Member is null ? "type" : "member"));
            }
        }
    }
}
