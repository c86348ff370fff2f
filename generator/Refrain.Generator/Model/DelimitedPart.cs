namespace Refrain.Model;

/// <summary>How rows of one type are read from delimited text.</summary>
/// <param name="TypeName">The row type as generated code writes it.</param>
/// <param name="Reader">A C# type expression: a struct that implements <c>IDelimitedRow&lt;T&gt;</c> of the type.</param>
/// <param name="Helper">The struct, if the assembly must have it emitted; null where it exists elsewhere.</param>
internal sealed record DelimitedPart(string TypeName, string Reader, DelimitedHelperModel? Helper);

/// <summary>A row reader struct to be emitted once per assembly, in <c>Refrain.Generated</c>.</summary>
/// <param name="Name">The struct's name, made from the full name of its type; also the stem of the hint name.</param>
internal abstract record DelimitedHelperModel(string Name) : HelperModel(Name);
