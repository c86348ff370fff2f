using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.Generator.Fingerprints;

/// <summary>Which attributes count: those that speak to people, to the debugger or to Refrain's other parts say nothing of what the code does.</summary>
internal sealed class CodeAttributes
{
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "System.ObsoleteAttribute", "System.CLSCompliantAttribute", "System.ComponentModel.DescriptionAttribute", "System.ComponentModel.EditorBrowsableAttribute",
        "System.Diagnostics.DebuggerDisplayAttribute", "System.Diagnostics.DebuggerStepThroughAttribute", "System.Diagnostics.DebuggerNonUserCodeAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute", "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute", "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute",
        RefrainNames.TaskAttribute, RefrainNames.UsesAttribute, RefrainNames.BatchAttribute, RefrainNames.SourceAttribute, RefrainNames.RequiresAttribute, RefrainNames.RequiresAttributeOfT,
        RefrainNames.InsignificantAttribute, RefrainNames.IdempotentAttribute, RefrainNames.ServiceAttribute,
    };

    private readonly Dictionary<INamedTypeSymbol, bool> _counts = new(SymbolEqualityComparer.Default);

    /// <summary>Does an attribute of that class count? One whose class is not known does.</summary>
    public bool Counts(INamedTypeSymbol? type)
    {
        if (type is null)
        {
            return true;
        }
        if (!_counts.TryGetValue(type.OriginalDefinition, out var counts))
        {
            _counts.Add(type.OriginalDefinition, counts = !Ignored.Contains(TypeNames.Full(type.OriginalDefinition)));
        }
        return counts;
    }

    /// <summary>Does it count, by what the symbol knows of its own attributes already? Null where it is another's.</summary>
    public bool? Counts(AttributeSyntax attribute, ISymbol symbol)
    {
        foreach (var known in symbol.GetAttributes())
        {
            if (known.ApplicationSyntaxReference is { } place && place.Span == attribute.Span && place.SyntaxTree == attribute.SyntaxTree
                && known.AttributeConstructor is { ContainingType: { } type })
            {
                return Counts(type);
            }
        }
        return null;
    }
}
