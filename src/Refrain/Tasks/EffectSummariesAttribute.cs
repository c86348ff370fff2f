using System.ComponentModel;

namespace Refrain;

/// <summary>
/// What the members of an assembly do, as far as the analyzers follow calls into it: so they go on across projects. Written by the generator, and read by
/// the analyzers alone.
/// </summary>
/// <param name="format">The version of the format; analyzers that know another one take the assembly for one that says nothing.</param>
/// <param name="summaries">The summaries, in that format.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EffectSummariesAttribute(int format, string summaries) : Attribute
{
    /// <summary>The version of the format.</summary>
    public int Format { get; } = format;

    /// <summary>The summaries, in that format.</summary>
    public string Summaries { get; } = summaries;
}
