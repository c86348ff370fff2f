using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>The typed rows of a delimited text file: <c>[Delimited('|')] IEnumerable&lt;PostRow&gt;</c>.</summary>
internal sealed class DelimitedForm : InputForm
{
    public override bool IsOfRows => true;

    public override InputModel? Bind(InputSite site)
    {
        if (site.Delimited is not { } attribute || site.IsMany || site.Output is not { Kind: StoredAs.File }
            || site.Collection is not { Kind: not CollectionKind.AsyncEnumerable, Element: { } row })
        {
            return null;
        }
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not char separator || separator > 127 || separator is '"' or '\r' or '\n')
        {
            site.Failure = "the separator must be one ASCII character other than \" and line ends";
            return null;
        }
        if (!DelimitedTypes.Read(row, site.Known, out var part, out var failure))
        {
            site.Failure = failure;
            return null;
        }
        if (part!.Helper is { } helper)
        {
            site.Helpers.Add(helper);
        }
        var quoted = TaskSymbols.Argument<bool>(attribute, "Quoted") ? "true" : "false";
        var separatorText = separator is > ' ' and < '\u007f'
            ? $"(byte){SymbolDisplay.FormatLiteral(separator, quote: true)}"
            : ((int)separator).ToString(CultureInfo.InvariantCulture);
        var rows = site.Reads("Delimited", $"{part.TypeName}, {part.Reader}") with { Options = $"{separatorText}, {quoted}" };
        return site.Collection.Kind switch
        {
            CollectionKind.Enumerable => rows,
            CollectionKind.ReadOnlyList => rows with { Member = "DelimitedList" },
            _ => rows with { Member = "DelimitedList", IsCopied = true },
        };
    }

    public override IEnumerable<string> Types(InputSite site) => [];
}
