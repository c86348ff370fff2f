using System.Globalization;
using Microsoft.CodeAnalysis;
using Refrain.Knowledge;

namespace Refrain.Effects.Tests.Knowledge;

/// <summary>Each line of each table names something that is there, says nothing twice, and is found again by what it names.</summary>
public sealed class TableLinesTests
{
    public static TheoryData<string> Tables() => [.. ApiEffectNames.Tables.Select(ApiEffectNames.Of)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_lines_without_problems(string table)
    {
        var lines = Read(table);
        Assert.Empty(lines.Problems.Select(problem => problem.Text));
        Assert.NotEmpty(lines.Lines);
        Assert.Contains(lines.Lines, line => !line.Line.IsNone);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_line_names_what_is_there(string table)
    {
        var compilation = KnownReferences.Compilation;
        var wrong = Read(table).Lines.Select(line => line.Line)
            .Select(line => ApiTargets.Covered(compilation, line.Pattern).IsEmpty
                ? ApiTargets.Problem(compilation, line) ?? $"'{line.Pattern.Id}' is of a library that the tests don't know"
                : ApiTargets.Problem(compilation, line))
            .OfType<string>();
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_id_stands_twice(string table) =>
        Assert.Empty(Read(table).Lines.GroupBy(line => line.Line.Pattern.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));

    /// <summary>A line whose every member has a more exact line of the same table says nothing.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void No_line_is_shadowed_and_each_is_found_by_what_it_names(string table)
    {
        var effect = ApiEffectNames.Parse(table)!.Value;
        var tables = ApiTables.Of(KnownReferences.Compilation, []);
        var silent = Read(table).Lines.Select(line => line.Line).Where(line => !Symbols(line).Any(symbol => Holds(tables, symbol, effect, line))).Select(line => line.Pattern.Id).ToList();
        Assert.True(silent.Count == 0, "Lines that hold for nothing, because others are more exact:\n" + string.Join('\n', silent));
    }

    /// <summary>A `none` where no wider line would hold says nothing either.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void None_takes_out_of_something(string table)
    {
        var lines = Read(table).Lines.Select(line => line.Line).ToList();
        foreach (var line in lines.Where(line => line.IsNone))
        {
            var wider = lines.Where(other => !other.IsNone).SelectMany(other => ApiTargets.Covered(KnownReferences.Compilation, other.Pattern));
            Assert.True(
                wider.Any(symbol => Symbols(line).Any(member => Reaches(symbol, member))),
                string.Create(CultureInfo.InvariantCulture, $"{table}: nothing that '{line.Pattern.Id}' could be taken out of"));
        }
    }

    private static bool Reaches(ISymbol wider, ISymbol member)
    {
        if (SymbolEqualityComparer.Default.Equals(wider, member) || SymbolEqualityComparer.Default.Equals(wider, member.ContainingType)) return true;
        for (var overridden = (member as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(wider, overridden.OriginalDefinition)) return true;
        }
        var bases = (member.ContainingType ?? member as INamedTypeSymbol)!.AllInterfaces.Select(@interface => @interface.OriginalDefinition);
        return bases.Contains(wider.ContainingType ?? wider, SymbolEqualityComparer.Default) || wider is INamespaceSymbol
            || (wider is INamedTypeSymbol { ContainingType: null } type && SymbolEqualityComparer.Default.Equals(type, member.ContainingType?.BaseType?.OriginalDefinition));
    }

    private static bool Holds(ApiTables tables, ISymbol symbol, ApiEffect effect, ApiLine line)
    {
        var found = tables.Find(symbol).Where(entry => entry.Effect == effect).ToList();
        return line.IsNone ? found.Count == 0 : found.Count == 1 && found[0].Id == line.Pattern.Id;
    }

    /// <summary>What a look-up can be asked for of what the line names: for types their members too.</summary>
    private static IEnumerable<ISymbol> Symbols(ApiLine line) => ApiTargets.Covered(KnownReferences.Compilation, line.Pattern).SelectMany(Below);

    private static IEnumerable<ISymbol> Below(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol space => space.GetMembers().SelectMany(Below),
        INamedTypeSymbol type => type.GetMembers().Prepend(type),
        _ => [symbol],
    };

    private static ApiLines Read(string table) => BuiltInTables.Read(ApiEffectNames.Parse(table)!.Value);
}
