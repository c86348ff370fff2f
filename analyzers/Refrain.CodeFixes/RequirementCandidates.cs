using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Analyzers;
using Refrain.Model;
using Refrain.Reading;
using Refrain.Reading.Binding;

namespace Refrain.CodeFixes;

/// <summary>What an unbound parameter of a task's method could be bound to.</summary>
internal sealed class RequirementCandidates(INamedTypeSymbol owner, IParameterSymbol parameter, KnownSymbols known, CancellationToken cancellation)
{
    private const int MostTasks = 3;
    private const int MostTypos = 2;

    /// <summary>Requirements of the task that no parameter of the method takes, whose output fits and whose name is nearly the parameter's.</summary>
    public IEnumerable<string> MeantRequirements(IMethodSymbol method) =>
        RequirementReader.Read(owner, known, new ProblemList(), cancellation)
            .Where(required => NearNames.Distance(required.Name, parameter.Name) is > 0 and <= MostTypos
                && !SymbolEqualityComparer.Default.Equals(required.Member, method)
                && !method.Parameters.Any(other => TaskSymbols.SameName(other.Name, required.Name))
                && Fits(required))
            .OrderBy(required => NearNames.Distance(required.Name, parameter.Name)).ThenBy(required => required.Name, StringComparer.Ordinal)
            .Select(required => required.Name).Take(1);

    /// <summary>
    /// Task types whose output the parameter can take and that can be made of the owner's parameters, with the C# that makes them: the one
    /// that is named like the parameter, or else the first few by name.
    /// </summary>
    public IEnumerable<(INamedTypeSymbol Task, string Creation)> Tasks()
    {
        var fitting = TaskNameTable.All(known)
            .Where(task => !SymbolEqualityComparer.Default.Equals(task, owner) && known.Compilation.IsSymbolAccessibleWithin(task, owner))
            .Where(task => Fits(new RequiredTask(Texts.MemberName(parameter.Name), task, RequirementCardinality.One, Location.None, null)))
            .Select(task => (Task: task, Creation: Creation(task)))
            .Where(task => task.Creation is not null && !Reaches(task.Task, owner))
            .OrderBy(task => task.Task.Name, StringComparer.Ordinal)
            .ToList();
        var named = fitting.Where(task => TaskSymbols.SameName(parameter.Name, task.Task.Name)).ToList();
        return (named.Count > 0 ? named : fitting).Take(MostTasks).Select(task => (task.Task, task.Creation!));
    }

    private bool Fits(RequiredTask required)
    {
        // A batch has a list with an input for each of its tasks.
        var form = parameter.ContainingSymbol.Name == BatchShape.Method ? CollectionShape.Of(parameter.Type, known).Element : parameter.Type;
        if (form is null) return false;
        var site = new InputSite(form, 0, required, known.OutputOf(required.Task), known.Attribute(parameter, RefrainNames.DelimitedAttribute), known)
        {
            JsonLines = known.Attribute(parameter, RefrainNames.JsonLinesAttribute),
            IsParquet = known.Has(parameter, RefrainNames.ParquetAttribute),
        };
        return !site.IsContradictory && InputForm.All.Any(form => (!site.IsOfRows || form.IsOfRows) && form.Bind(site) is not null);
    }

    /// <summary>The task made of the owner's parameters of the same names, as <c>new(Day) { Station = Station }</c>; null where one is missing.</summary>
    private string? Creation(INamedTypeSymbol task)
    {
        var own = known.ParametersOf(owner, cancellation);
        var positional = new List<string>();
        var members = new List<string>();
        var inOrder = true;
        foreach (var wanted in known.ParametersOf(task, cancellation))
        {
            var name = TypeNames.Identifier(wanted.Name);
            var given = own.Any(p => p.Name == wanted.Name && known.Compilation.HasImplicitConversion(p.Type, wanted.Type));
            if (!given && !wanted.IsOptional) return null;
            if (!given) inOrder &= wanted.Positional is null;
            else if (wanted.Positional is null) members.Add($"{name} = {name}");
            else positional.Add(inOrder ? name : $"{name}: {name}");
        }
        return $"new({string.Join(", ", positional)})" + (members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}");
    }

    /// <summary>Does a task require another, directly or through others? Then the other may not require it.</summary>
    private bool Reaches(INamedTypeSymbol from, INamedTypeSymbol target)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { from };
        var open = new Queue<INamedTypeSymbol>([from]);
        while (open.Count > 0)
        {
            foreach (var required in RequirementReader.Read(open.Dequeue(), known, new ProblemList(), cancellation))
            {
                if (SymbolEqualityComparer.Default.Equals(required.Task, target)) return true;
                if (seen.Add(required.Task)) open.Enqueue(required.Task);
            }
        }
        return false;
    }
}
