namespace Refrain.Effects.Tests.Labels;

/// <summary>One source of a corpus file.</summary>
/// <param name="Name">Its name in the compilation; what does not end with <c>.cs</c> is an additional file.</param>
/// <param name="Text">Its text.</param>
/// <param name="FirstLine">The line of the corpus file, from 1, that its first line is.</param>
internal sealed record CorpusPart(string Name, string Text, int FirstLine)
{
    public bool IsSource => Name.EndsWith(".cs", StringComparison.Ordinal);
}
