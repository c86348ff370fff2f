namespace Refrain;

/// <summary>Why a task must run, in the order in which the reasons are looked for; the first that holds is the one given.</summary>
public enum ReasonKind
{
    /// <summary>No artifact is complete.</summary>
    Missing,

    /// <summary>The code that can influence the output is not what it was.</summary>
    CodeChanged,

    /// <summary><see cref="TaskAttribute.Version"/> is not what it was.</summary>
    VersionChanged,

    /// <summary>The output's schema or format is not what it was.</summary>
    SchemaChanged,

    /// <summary>An input has another version than it had, or the inputs are others.</summary>
    InputChanged,

    /// <summary>The artifact is marked stale.</summary>
    Stale,

    /// <summary>The stored bytes are missing or damaged.</summary>
    Corrupt,

    /// <summary>The caller wants it to run.</summary>
    Forced,
}
