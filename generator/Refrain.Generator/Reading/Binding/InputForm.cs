using System.Collections.Immutable;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>One way in which an output can be handed to a parameter.</summary>
internal abstract class InputForm
{
    /// <summary>Every form, in the order in which they are tried: the first that fits is taken.</summary>
    public static readonly ImmutableArray<InputForm> All =
    [
        new ParquetForm(),
        new JsonLinesForm(),
        new DelimitedForm(),
        new FileForm(),
        new FanInForm(),
        new ConcatenatedForm(),
        new RowsForm(),
        new ValueForm(),
        new ArtifactForm(),
    ];

    /// <summary>Whether it is the rows of a file, as an attribute of the parameter says.</summary>
    public virtual bool IsOfRows => false;

    /// <summary>How the parameter gets the output, or null where this form does not fit.</summary>
    public abstract InputModel? Bind(InputSite site);

    /// <summary>The parameter types that this form would fit, fully qualified, the most telling first.</summary>
    public abstract IEnumerable<string> Types(InputSite site);
}
