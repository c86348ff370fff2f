using System.Collections.Immutable;

namespace Refrain.Reading;

/// <summary>Collects what reading one declaration finds.</summary>
internal sealed class ProblemList
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private bool _unfinished;

    /// <summary>Whether the declaration can be generated for.</summary>
    public bool IsSound => _problems.Count == 0 && !_unfinished;

    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>The code names what does not exist: the compiler says so, nothing is generated, and nothing more is reported.</summary>
    public void Unfinished() => _unfinished = true;

    public ImmutableArray<Problem> ToImmutable() => _problems.ToImmutable();
}
