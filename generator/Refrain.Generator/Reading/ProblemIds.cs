namespace Refrain.Reading;

/// <summary>The rules that reading a declaration can find broken.</summary>
internal static class ProblemIds
{
    /// <summary>A task must be partial. Argument: the type.</summary>
    public const string NotPartial = "RFN001";

    /// <summary>A task must be a sealed record class. Argument: the type.</summary>
    public const string NotSealedRecord = "RFN002";

    /// <summary>No <c>Run</c> (for a source: <c>Observe</c>), or more than one. Arguments: the type, the method, what is wrong.</summary>
    public const string NoSingleRun = "RFN003";

    /// <summary>A parameter's type cannot be part of a key. Arguments: the task, the parameter, why (with the member path).</summary>
    public const string NotAKeyType = "RFN004";

    /// <summary>A parameter must not be settable. Arguments: the task, the parameter.</summary>
    public const string SettableParameter = "RFN005";

    /// <summary>A parameter of <c>Run</c> is bound to nothing. Arguments: the task, the parameter, what there is to bind to.</summary>
    public const string UnboundInput = "RFN006";

    /// <summary>A parameter's type is no form of the output. Arguments: the task, the parameter, its type, the requirement, the forms to use or what is wrong.</summary>
    public const string WrongForm = "RFN007";

    /// <summary>Nothing uses a required output. Arguments: the task, the requirement.</summary>
    public const string UnusedRequirement = "RFN008";

    /// <summary><c>[Requires&lt;T&gt;]</c> needs a parameter that the task lacks. Arguments: the task, the required task, the parameter, why.</summary>
    public const string MissingPassThrough = "RFN009";

    /// <summary>Two tasks share a name. Arguments: the name, the type, the other type.</summary>
    public const string DuplicateName = "RFN010";

    /// <summary>Task types, or the requirement methods of one, require each other in a cycle. Argument: the cycle.</summary>
    public const string RequirementCycle = "RFN011";

    /// <summary>An output type cannot be stored. Arguments: the task, the type, why (with the member path).</summary>
    public const string NotAnOutputType = "RFN012";

    /// <summary>A task is generic, or sits where generated code cannot add to it or see it. Arguments: the task, why.</summary>
    public const string GenericOrHidden = "RFN013";

    /// <summary>What a requirement names is no task, or cannot be asked for one. Arguments: the task, the requirement, why.</summary>
    public const string NotATask = "RFN017";

    /// <summary>What <c>[Batch]</c> says does not fit the task. Arguments: the task, why.</summary>
    public const string BatchMisfit = "RFN019";

    /// <summary>What a parameter writes cannot be the rows of a table. Arguments: the task, the parameter, why (with the member).</summary>
    public const string MisfitTarget = "RFN020";
}
