using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Finds the methods of a task that the runtime calls, of which there is one each: RFN003.</summary>
internal static class SingleMethod
{
    /// <summary>The one method of that name that generated code can call.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, string name, bool required, ProblemList problems)
    {
        var methods = OutputShape.Methods(type, name).ToList();
        if (methods.Count == 1)
        {
            if (!methods[0].IsGenericMethod)
            {
                return methods[0];
            }
            problems.Add(Problem(type, methods[0], name, "is generic"));
        }
        else if (methods.Count > 1)
        {
            problems.Add(Problem(type, methods[1], name, "is there more than once"));
        }
        else if (required)
        {
            // One that is not public is the likeliest slip: mark it.
            var hidden = type.GetMembers(name).FirstOrDefault(static m => m is IMethodSymbol);
            problems.Add(Problem(type, hidden ?? type, name, hidden is null ? "is missing" : "is not public"));
        }
        return null;
    }

    /// <summary>What is wrong with a method of that name.</summary>
    public static Problem Problem(INamedTypeSymbol type, ISymbol marked, string method, string wrong) =>
        new Problem(ProblemIds.NoSingleRun, TaskSymbols.LocationOf(marked), type.Name, method, wrong).With(ProblemProperties.Name, method);
}
