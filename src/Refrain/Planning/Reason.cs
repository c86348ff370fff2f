namespace Refrain;

/// <summary>Why a task must run.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Subject">What changed, where the kind has a subject; otherwise empty.</param>
public readonly record struct Reason(ReasonKind Kind, string Subject = "")
{
    /// <summary>The reason as people and scripts read it: <c>input changed: Likes(Dataset: ldbc)</c>.</summary>
    public override string ToString()
    {
        var text = Kind switch
        {
            ReasonKind.Missing => "missing",
            ReasonKind.CodeChanged => "code changed",
            ReasonKind.VersionChanged => "version changed",
            ReasonKind.SchemaChanged => "schema changed",
            ReasonKind.InputChanged => "input changed",
            ReasonKind.Stale => "stale",
            ReasonKind.Corrupt => "corrupt",
            ReasonKind.Forced => "forced",
            _ => throw new InvalidOperationException($"There is no reason {(int)Kind}."),
        };
        return Subject.Length == 0 ? text : $"{text}: {Subject}";
    }
}
