using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading.Targets;

namespace Refrain.Reading.Binding;

/// <summary>
/// Binds the parameters of <c>Run</c>, <c>Observe</c>, <c>Read</c> and requirement methods: what the framework hands over by type or by
/// <c>[Service]</c>, and requirements by name. Finds RFN006 and RFN007.
/// </summary>
internal sealed class InputBinder(INamedTypeSymbol type, ImmutableArray<RequiredTask> requirements, KnownSymbols known, ProblemList problems)
{
    /// <summary>What hands over the tasks of a batch.</summary>
    public const string Tasks = "Tasks";

    private readonly HashSet<int> _used = [];
    private readonly List<DelimitedHelperModel> _helpers = [];
    private readonly List<ValueHelperModel> _values = [];
    private readonly List<ParquetRowModel> _parquet = [];
    private readonly TargetReader _targets = new(type, known);

    /// <summary>The requirements that something was bound to.</summary>
    public IReadOnlyCollection<int> Used => _used;

    /// <summary>The row readers that bound parameters need.</summary>
    public EquatableArray<DelimitedHelperModel> Helpers => _helpers.Distinct().ToEquatableArray();

    /// <summary>The codecs of the rows of JSON Lines that bound parameters take.</summary>
    public EquatableArray<ValueHelperModel> FileValues => _values.Distinct().ToEquatableArray();

    /// <summary>What writes and reads the rows of Parquet files.</summary>
    public EquatableArray<ParquetRowModel> ParquetRows => _parquet.Concat(_targets.ParquetRows).Distinct().ToEquatableArray();

    /// <summary>What writes the rows of the tables that are written.</summary>
    public EquatableArray<SqlRowModel> SqlRows => _targets.Rows.Distinct().ToEquatableArray();

    /// <summary>The codecs of the rows of documents that are written.</summary>
    public EquatableArray<ValueHelperModel> WrittenValues => _targets.Values.Distinct().ToEquatableArray();

    /// <summary>Binds a method's parameters, in order.</summary>
    /// <param name="method">The method.</param>
    /// <param name="allowed">What the framework may hand over.</param>
    /// <param name="reads">Filled with the positions of the requirements that are read.</param>
    public EquatableArray<InputModel> Bind(IMethodSymbol method, Handed allowed, List<int>? reads = null)
    {
        var inputs = ImmutableArray.CreateBuilder<InputModel>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Error || parameter.Name.Length == 0)
            {
                problems.Unfinished();
            }
            else if (parameter.RefKind is RefKind.Ref or RefKind.Out or RefKind.RefReadOnlyParameter)
            {
                Use(Find(parameter.Name));
                Unbound(parameter, "inputs are values: take it without ref or out");
            }
            else if (TargetReader.IsTarget(parameter, known) && (allowed & (Handed.Output | Handed.Batch)) != 0)
            {
                if ((allowed & Handed.Output) == 0)
                {
                    Unbound(parameter, "a batch writes to no target: return what each task makes, and have a task of its own write it");
                }
                else if (_targets.Read(parameter, out var why) is { } target)
                {
                    inputs.Add(target);
                }
                else
                {
                    problems.Add(new Problem(ProblemIds.MisfitTarget, TaskSymbols.LocationOf(parameter), type.Name, parameter.Name, why!));
                }
            }
            else if (Service(parameter, allowed) is { } service)
            {
                if (IsTypeArgument(parameter.Type))
                {
                    inputs.Add(service);
                }
                else
                {
                    Unbound(parameter, $"no service is a {TypeNames.Shown(parameter.Type)}");
                }
            }
            else if (Framework(parameter, allowed) is { } handed)
            {
                inputs.Add(handed);
            }
            else if ((allowed & Handed.Batch) != 0 && RefrainNames.Files.Any(file => known.Is(parameter.Type, file)))
            {
                Unbound(parameter, "a batch has no output file of its own: return what each task makes");
            }
            else if (Find(parameter.Name) is not (var position and >= 0)
                || (reads is not null && SymbolEqualityComparer.Default.Equals(requirements[position].Member, method)))
            {
                if (IsRejected(parameter.Name))
                {
                    problems.Unfinished();
                }
                else
                {
                    Unbound(parameter);
                }
            }
            else
            {
                Use(position);
                reads?.Add(position);
                if (((allowed & Handed.Batch) != 0 ? EachRequired(parameter, position) : Required(parameter, parameter.Type, position)) is { } input)
                {
                    inputs.Add(input);
                }
            }
        }
        return inputs.ToImmutable();
    }

    private void Use(int position)
    {
        if (position >= 0)
        {
            _used.Add(position);
        }
    }

    /// <summary>A requirement of that name was found wrong: that is said already.</summary>
    private bool IsRejected(string name) => TaskSymbols.Members(type).Any(member =>
        TaskSymbols.SameName(name, member.Name.Substring(member.Name.LastIndexOf('.') + 1)) && known.Has(member, RefrainNames.RequiresAttribute))
        || type.GetAttributes().Any(attribute => known.Is(attribute.AttributeClass, RefrainNames.RequiresAttributeOfT)
            && TaskSymbols.SameName(name, attribute.AttributeClass!.TypeArguments[0].Name));

    private InputModel? Service(IParameterSymbol parameter, Handed allowed) =>
        (allowed & Handed.Services) != 0 && known.Has(parameter, RefrainNames.ServiceAttribute)
            // What may be null need not be there.
            ? new InputModel(parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "FindService" : "Service") { Kind = InputKind.Method, TypeArguments = TypeNames.Code(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) }
            : null;

    private static bool IsTypeArgument(ITypeSymbol type) => type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) };

    private InputModel? Framework(IParameterSymbol parameter, Handed allowed)
    {
        if (known.Is(parameter.Type, KnownSymbols.CancellationToken))
        {
            return new InputModel("CancellationToken") { Kind = InputKind.Property };
        }
        if ((allowed & Handed.Services) != 0 && known.Is(parameter.Type, RefrainNames.TaskContext))
        {
            return new InputModel("Context") { Kind = InputKind.Property };
        }
        if ((allowed & Handed.Batch) != 0 && CollectionShape.Of(parameter.Type, known) is { Kind: not CollectionKind.AsyncEnumerable, Element: { } element } tasks
            && SymbolEqualityComparer.Default.Equals(element, type))
        {
            return new InputModel(Tasks)
            {
                Kind = InputKind.Method,
                TypeArguments = TypeNames.Code(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
                IsEachCopied = tasks.Kind is CollectionKind.List or CollectionKind.Array,
            };
        }
        if ((allowed & Handed.Output) == 0)
        {
            return null;
        }
        var file = new InputModel("File") { Kind = InputKind.Property, Owner = InputOwner.Output };
        return known.Is(parameter.Type, RefrainNames.OutputFile) ? file
            : known.Is(parameter.Type, RefrainNames.ParquetFileOfT) ? Parquet(parameter, file)
            : null;
    }

    /// <summary>A Parquet file over the output file. What is wrong with its rows is said here, so it is bound all the same.</summary>
    private InputModel Parquet(IParameterSymbol parameter, InputModel file)
    {
        if (ParquetRowReader.Read(((INamedTypeSymbol)parameter.Type).TypeArguments[0], known, out var failure) is not { } rows)
        {
            problems.Add(new Problem(ProblemIds.MisfitTarget, TaskSymbols.LocationOf(parameter), type.Name, parameter.Name, failure!));
            return file;
        }
        _parquet.Add(rows);
        return file with { Wrapper = ParquetRowReader.File(rows) };
    }

    private int Find(string name)
    {
        for (var i = 0; i < requirements.Length; i++)
        {
            if (TaskSymbols.SameName(name, requirements[i].Name))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>An input of a batch: a list of what would be handed to <c>Run</c> of each task.</summary>
    private InputModel? EachRequired(IParameterSymbol parameter, int position)
    {
        var list = CollectionShape.Of(parameter.Type, known);
        if (list.Kind == CollectionKind.AsyncEnumerable)
        {
            list = default;
        }
        if (Required(parameter, list.Element, position) is not { } input)
        {
            return null;
        }
        return input with { Each = TypeNames.Code(list.Element!), IsEachCopied = list.Kind is CollectionKind.List or CollectionKind.Array };
    }

    /// <param name="parameter">The parameter.</param>
    /// <param name="taken">The type that is to be a form of the output: the parameter's, or for a batch that of its elements, null if it has none.</param>
    /// <param name="position">The requirement.</param>
    private InputModel? Required(IParameterSymbol parameter, ITypeSymbol? taken, int position)
    {
        var required = requirements[position];
        var site = new InputSite(
            taken ?? parameter.Type, position, required, known.OutputOf(required.Task), known.Attribute(parameter, RefrainNames.DelimitedAttribute), known)
        {
            IsEach = !ReferenceEquals(taken, parameter.Type),
            JsonLines = known.Attribute(parameter, RefrainNames.JsonLinesAttribute),
            IsParquet = known.Has(parameter, RefrainNames.ParquetAttribute),
        };
        InputSite[] sites = site.Output is { IsPlacedFile: true } ? [site, site with { Output = OutputShape.File }] : [site];
        if (taken is null)
        {
            Mismatch(parameter, required, sites);
            return null;
        }
        if (IsUnfinished(site))
        {
            problems.Unfinished();
            return null;
        }
        foreach (var each in sites)
        {
            if (Formed(required, each, taken) is { } input)
            {
                return input;
            }
        }
        Mismatch(parameter, required, sites);
        return null;
    }

    /// <summary>How the parameter gets the output in the first form that fits; null where none does, or the site says why it cannot.</summary>
    private InputModel? Formed(RequiredTask required, InputSite site, ITypeSymbol taken)
    {
        if (site.IsContradictory)
        {
            site.Failure = "a file is one of delimited text, JSON Lines and Parquet";
            return null;
        }
        foreach (var form in InputForm.All)
        {
            if ((!site.IsOfRows || form.IsOfRows) && form.Bind(site) is { } input)
            {
                if (site.Output?.Type is { } output && Nullness.IsLost(output, Given(site)))
                {
                    site.Failure = $"{TypeNames.Shown(output)} may be null, and the parameter may not";
                    break;
                }
                _helpers.AddRange(site.Helpers);
                _values.AddRange(site.Values);
                _parquet.AddRange(site.ParquetRows);
                if (required.Cardinality != RequirementCardinality.Optional)
                {
                    return input;
                }
                if (TakesNull(taken))
                {
                    return input with { IsOptional = true };
                }
                site.Failure = $"{required.Name} is optional, so {(site.IsEach ? "what the list has" : "the parameter")} must be nullable";
                break;
            }
        }
        return null;
    }

    /// <summary>What the parameter takes of the output: the value, or each row.</summary>
    private static ITypeSymbol Given(InputSite site)
    {
        var value = site.Known.Is(site.Type, KnownSymbols.ReadOnlyDictionaryOfT) && site.IsMany ? ((INamedTypeSymbol)site.Type).TypeArguments[1]
            : site.IsMany && site.Output!.Kind != StoredAs.Rows ? site.Collection.Element!
            : site.Type;
        value = site.ArtifactOf(value) ?? value;
        while (site.Output!.Kind == StoredAs.Rows && !SymbolEqualityComparer.Default.Equals(value, site.Output.Type)
            && CollectionShape.Of(value, site.Known).Element is { } element)
        {
            value = site.ArtifactOf(element) ?? element;
        }
        return value;
    }

    /// <summary>The required task's own code is half-typed, so what it gives is not known yet; it has its own problems.</summary>
    private bool IsUnfinished(InputSite site) =>
        site.Output is { Type.TypeKind: TypeKind.Error }
        || site.Type.TypeKind == TypeKind.Error
        || site.Collection.Element is { TypeKind: TypeKind.Error }
        || (site.Output is null
            && known.Has(site.Required.Task, RefrainNames.TaskAttribute)
            && OutputShape.Single(site.Required.Task, "Run") is null);

    private static bool TakesNull(ITypeSymbol type) => type.IsReferenceType
        ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
        : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private void Unbound(IParameterSymbol parameter, string? why = null)
    {
        var names = requirements.Select(static r => r.Name).OrderBy(n => NearNames.Distance(n, parameter.Name)).ThenBy(static n => n, StringComparer.Ordinal).ToList();
        problems.Add(
            new Problem(
                ProblemIds.UnboundInput,
                TaskSymbols.LocationOf(parameter),
                type.Name,
                parameter.Name,
                why ?? (names.Count == 0 ? "the task requires nothing" : "there is " + string.Join(", ", names)))
            .With(ProblemProperties.Name, parameter.Name)
            .With(ProblemProperties.Type, TypeNames.Code(parameter.Type))
            .With(ProblemProperties.Names, string.Join("\n", names)));
    }

    private void Mismatch(IParameterSymbol parameter, RequiredTask required, InputSite[] sites)
    {
        var site = sites[0];
        var nullable = required.Cardinality == RequirementCardinality.Optional ? "?" : "";
        var types = sites.SelectMany(static s => InputForm.All.SelectMany(form => form.Types(s))).Distinct().Select(t => site.IsEach ? CollectionNames.ReadOnlyList(t + nullable) : t + nullable).ToList();
        var forms = sites.Select(static s => s.Failure).FirstOrDefault(static f => f is not null) ?? (types.Count == 0 ? "the source has no Read method" : "use " + string.Join(", ", types.Select(TypeNames.Unqualified)));
        problems.Add(
            new Problem(
                ProblemIds.WrongForm,
                TaskSymbols.LocationOf(parameter),
                type.Name,
                parameter.Name,
                TypeNames.Shown(parameter.Type),
                required.Name,
                forms)
            .With(ProblemProperties.Name, parameter.Name)
            .With(ProblemProperties.Types, string.Join("\n", types)));
    }
}

/// <summary>What the framework may hand to a method beside requirements and the cancellation token.</summary>
[Flags]
internal enum Handed
{
    Nothing = 0,

    /// <summary>Services and the task's context.</summary>
    Services = 1,

    /// <summary>The output file.</summary>
    Output = 2,

    /// <summary>Everything once for each task of a batch, in lists, and the tasks.</summary>
    Batch = 4,
}
