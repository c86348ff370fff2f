using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Targets;

/// <summary>Reads the parameters of <c>Run</c> through which a task writes to a target (RFN020).</summary>
internal sealed class TargetReader(INamedTypeSymbol task, KnownSymbols known)
{
    private const string Default = "default";

    // That of the runtime's FolderTarget.
    private const string Folder = "files";

    /// <summary>The types of such parameters.</summary>
    private static readonly ImmutableArray<string> Types = [RefrainNames.SqlPartitionOfT, RefrainNames.SqlScope, RefrainNames.IndexPartitionOfT, RefrainNames.OutputDirectory];

    private readonly List<SqlRowModel> _rows = [];
    private readonly List<ParquetRowModel> _parquet = [];
    private readonly List<ValueHelperModel> _values = [];
    private readonly List<string> _places = [];

    /// <summary>The structs that the tables' rows need.</summary>
    public IReadOnlyList<SqlRowModel> Rows => _rows;

    /// <summary>The structs that the rows of Parquet files need.</summary>
    public IReadOnlyList<ParquetRowModel> ParquetRows => _parquet;

    /// <summary>The codecs that documents' rows need.</summary>
    public IReadOnlyList<ValueHelperModel> Values => _values;

    /// <summary>Is this a parameter through which a task writes to a target?</summary>
    public static bool IsTarget(IParameterSymbol parameter, KnownSymbols known) =>
        known.IsAny(parameter.Type, Types) is not null || (RefrainNames.Files.Any(file => known.Is(parameter.Type, file)) && known.Has(parameter, RefrainNames.PlaceAttribute));

    /// <summary>Reads a parameter of such a type.</summary>
    /// <returns>What is handed to it; null where it cannot be.</returns>
    public InputModel? Read(IParameterSymbol parameter, out string? failure)
    {
        failure = null;
        var named = known.Attribute(parameter, RefrainNames.TargetAttribute)?.ConstructorArguments.FirstOrDefault().Value as string;
        var isFolder = known.Is(parameter.Type, RefrainNames.OutputDirectory);
        if (known.Is(parameter.Type, RefrainNames.ParquetFileOfT))
        {
            if (ParquetRowReader.Read(((INamedTypeSymbol)parameter.Type).TypeArguments[0], known, out failure) is not { } rows
                || Place(parameter, isFolder: false, out failure) is not { } file)
            {
                return null;
            }
            _parquet.Add(rows);
            return Input(new TargetModel(named ?? Folder, null) { Place = file }) with { Wrapper = ParquetRowReader.File(rows) };
        }
        if (isFolder || known.Is(parameter.Type, RefrainNames.OutputFile))
        {
            return Place(parameter, isFolder, out failure) is { } place ? Input(new TargetModel(named ?? Folder, null) { Place = place }) : null;
        }
        var target = named ?? Default;
        var table = known.Attribute(parameter, RefrainNames.TableAttribute);
        if (known.Is(parameter.Type, RefrainNames.IndexPartitionOfT))
        {
            if (IndexReader.Read(parameter, ((INamedTypeSymbol)parameter.Type).TypeArguments[0], known, out failure) is not { } index)
            {
                return null;
            }
            _values.AddRange(index.Row.Helpers);
            return Input(new TargetModel(target, null) { Index = index });
        }
        if (known.Is(parameter.Type, RefrainNames.SqlScope))
        {
            failure = table is null ? null : "free SQL is of no table: take [Table] away";
            return failure is null ? Input(new TargetModel(target, null)) : null;
        }
        if (table?.ConstructorArguments.FirstOrDefault().Value is not string name)
        {
            failure = "it does not say which table it is: annotate it with [Table(\"name\")]";
            return null;
        }
        return Table(((INamedTypeSymbol)parameter.Type).TypeArguments[0], name, table, out failure) is { } model ? Input(new TargetModel(target, model)) : null;
    }

    private static InputModel Input(TargetModel target) => new("Attempt") { Kind = InputKind.Target, Owner = InputOwner.Output, Target = target };

    private PlaceModel? Place(IParameterSymbol parameter, bool isFolder, out string? failure)
    {
        if (known.Attribute(parameter, RefrainNames.PlaceAttribute)?.ConstructorArguments.FirstOrDefault().Value is not string path)
        {
            failure = "it does not say where it is written: annotate it with [Place(\"path\")]";
            return null;
        }
        failure = PlaceReader.Fault(path, known.ParametersOf(task, CancellationToken.None), known)
            ?? (_places.Contains(path) ? $"another parameter writes to '{path}' already: give each a place of its own" : null);
        if (failure is not null)
        {
            return null;
        }
        _places.Add(path);
        return new PlaceModel(path, isFolder, _places.Count - 1);
    }

    private TableModel? Table(ITypeSymbol row, string name, AttributeData attribute, out string? failure)
    {
        failure = Names.Fault(name);
        if (failure is not null || SqlRows.Read(row, known, out var members, out failure) is not { } rows)
        {
            return null;
        }
        var key = AttributeTexts.Of(attribute, "Key");
        var partition = new List<PartitionColumnModel>();
        foreach (var column in key.Concat(AttributeTexts.Of(attribute, "Partition")))
        {
            if (!rows.Columns.Items.Any(c => c.Column == column))
            {
                failure = $"{TypeNames.Shown(row)} has no column '{column}': it has {string.Join(", ", rows.Columns.Items.Select(static c => c.Column))}";
                return null;
            }
        }
        foreach (var column in key)
        {
            if (rows.Columns.Items.First(c => c.Column == column).IsNullable)
            {
                failure = $"the column '{column}' of the key may hold nothing, and nothing is equal to nothing else: make its member one that cannot be null";
                return null;
            }
        }
        var parameters = known.ParametersOf(task, CancellationToken.None);
        var significant = parameters.Where(p => p.With(RefrainNames.InsignificantAttribute, known) is null).ToList();
        foreach (var column in AttributeTexts.Of(attribute, "Partition"))
        {
            var index = rows.Columns.Items.IndexOf(rows.Columns.Items.First(c => c.Column == column));
            if (Value(column, members[index], rows.Columns.Items[index], significant, out failure) is not { } value)
            {
                return null;
            }
            partition.Add(new PartitionColumnModel(column, value));
        }
        if (key.IsEmpty && partition.Count == 0 && significant.Count > 0)
        {
            failure = "nothing tells its rows from those of the same task with other parameters: name the columns that do, as Partition, or the columns of a key";
            return null;
        }
        _rows.Add(rows);
        return new TableModel(name, rows.TypeName, HelperNames.Code(rows.Name), significant.Count == 0, key, partition.ToEquatableArray());
    }

    /// <summary>The task's parameter that has the value of a column, as C#.</summary>
    private string? Value(string column, DataMember member, SqlColumnModel model, List<TaskParameter> parameters, out string? failure)
    {
        var parameter = parameters.FirstOrDefault(p => ColumnNames.Snake(p.Name) == column) ?? parameters.FirstOrDefault(p => TaskSymbols.SameName(p.Name, member.Symbol.Name));
        if (parameter is null)
        {
            failure = $"no parameter of the task that is part of its key has the value of the column '{column}' of the partition: name the parameter {member.Symbol.Name}";
            return null;
        }
        if (SqlTypes.Of(parameter.Type, known) is not var (held, cast) || held != model.Type)
        {
            failure = $"the parameter {parameter.Name} is {TypeNames.Shown(parameter.Type)}, and the column '{column}' of the partition holds {TypeNames.Shown(member.Type)}: give both one type that cannot be null";
            return null;
        }
        if (held is "Single" or "Double" or "Bytes")
        {
            failure = $"rows are not found by equal {TypeNames.Shown(parameter.Type)}: the column '{column}' of a partition must hold something else";
            return null;
        }
        failure = null;
        return $"{(cast.Length == 0 ? "" : $"({cast})")}this.{TypeNames.Identifier(parameter.Name)}";
    }
}
