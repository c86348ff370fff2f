namespace Refrain.Effects.Tests.Labels;

/// <summary>A rule at a line of a corpus file: expected there, or reported there.</summary>
/// <param name="File">The file under <c>Corpus</c>, with <c>/</c>.</param>
/// <param name="Line">The line in that file, from 1, whichever of its parts it is in.</param>
/// <param name="Rule">The rule's id.</param>
internal readonly record struct CorpusMark(string File, int Line, string Rule)
{
    public override string ToString() => string.Create(null, $"{File}:{Line} {Rule}");
}
