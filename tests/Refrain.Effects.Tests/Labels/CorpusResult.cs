using System.Collections.Immutable;

namespace Refrain.Effects.Tests.Labels;

/// <summary>What was found in a corpus file.</summary>
/// <param name="File">The file.</param>
/// <param name="Errors">What makes it no sound program: the compiler's errors, what the declaration rules say, analyzers that throw.</param>
/// <param name="Found">What the effect rules report, with the message, by place.</param>
internal sealed record CorpusResult(CorpusFile File, ImmutableArray<string> Errors, ImmutableSortedDictionary<CorpusMark, string> Found)
{
    /// <summary>Reports that no mark asks for.</summary>
    public IEnumerable<CorpusMark> FalsePositives => Found.Keys.Where(mark => !File.Marks.Contains(mark));

    /// <summary>Marks that nothing was reported for.</summary>
    public IEnumerable<CorpusMark> FalseNegatives => File.Marks.Where(mark => !Found.ContainsKey(mark));
}
