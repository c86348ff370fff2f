using Microsoft.CodeAnalysis;
using Refrain.Reading;

namespace Refrain.Generator.Fingerprints;

/// <summary>What a referenced assembly says of its code.</summary>
internal sealed class PublishedCode
{
    private readonly List<CodeNode> _nodes = [];
    private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);

    private PublishedCode(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var fields = line.Split('\t');
            switch (fields[0])
            {
                case CodeGraphText.Node:
                    _nodes.Add(new CodeNode(fields[1], fields[2], fields[3].Length == 0 ? [] : Array.ConvertAll(fields[3].Split(' '), static n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))));
                    break;
                case CodeGraphText.Member:
                    _members[fields[1]] = int.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture);
                    break;
            }
        }
    }

    /// <summary>What the assembly publishes; null where it says nothing, or in a format of another version.</summary>
    public static PublishedCode? Of(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "CodeGraphAttribute" } type && TypeNames.Full(type) == RefrainNames.CodeGraphAttribute
                && attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[0].Value is CodeGraphText.Format && attribute.ConstructorArguments[1].Value is string text)
            {
                return new PublishedCode(text);
            }
        }
        return null;
    }

    /// <summary>Does a type of the assembly convert by an operator of its own?</summary>
    public bool HasConversion => _members.Keys.Any(static id =>
        id.IndexOf("." + WellKnownMemberNames.ImplicitConversionName + "(", StringComparison.Ordinal) >= 0
        || id.IndexOf("." + WellKnownMemberNames.ExplicitConversionName + "(", StringComparison.Ordinal) >= 0
        || id.IndexOf("." + WellKnownMemberNames.CheckedExplicitConversionName + "(", StringComparison.Ordinal) >= 0);

    public CodeNode this[int number] => _nodes[number];

    /// <summary>The number of a member's node.</summary>
    public bool TryFind(ISymbol member, out int number) => _members.TryGetValue(CodeSymbols.Id(member), out number);
}
