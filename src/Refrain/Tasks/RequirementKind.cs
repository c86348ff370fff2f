namespace Refrain;

/// <summary>When it is known which instances a requirement asks for.</summary>
public enum RequirementKind
{
    /// <summary>When the run is planned: a pure function of the parameters.</summary>
    Static,

    /// <summary>When the requirements that it reads are up to date, before <c>Run</c> starts.</summary>
    Runtime,

    /// <summary>While <c>Run</c> is running.</summary>
    Dynamic,
}
