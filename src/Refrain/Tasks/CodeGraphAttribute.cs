using System.ComponentModel;

namespace Refrain;

/// <summary>
/// The code of an assembly that can influence what tasks make, as hashes of its members and what they refer to. Written by the generator in builds; read by the
/// runtime for the fingerprints of tasks, and by the generator of projects that refer to the assembly.
/// </summary>
/// <param name="format">The version of the format; who knows another one takes the assembly for one that says nothing.</param>
/// <param name="graph">The members, in that format.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CodeGraphAttribute(int format, string graph) : Attribute
{
    /// <summary>The version of the format.</summary>
    public int Format { get; } = format;

    /// <summary>The members, in that format.</summary>
    public string Graph { get; } = graph;
}
