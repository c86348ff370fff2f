namespace Refrain.Knowledge;

/// <summary>
/// What calling an API does, or what the value is that it gives. Each effect but <see cref="Idempotent"/> is a table of its own name in
/// <c>Knowledge/Tables</c>, written as <see cref="ApiEffectNames"/> says.
/// </summary>
internal enum ApiEffect
{
    /// <summary>The value depends on when it was made (RFN101).</summary>
    Clock,

    /// <summary>The value is made by chance (RFN102).</summary>
    Random,

    /// <summary>The value depends on the machine, the user, the process, the culture or the time zone (RFN103).</summary>
    Environment,

    /// <summary>The value is state of the process or of the flow of control (RFN105).</summary>
    StaticState,

    /// <summary>The result depends on the current culture (RFN107).</summary>
    Culture,

    /// <summary>The value is a hash code, which differs from one process or runtime to the next (RFN108).</summary>
    HashCode,

    /// <summary>Reads what lies outside the task (RFN104).</summary>
    OutsideRead,

    /// <summary>A collection, or the result of a method, whose order nothing promises (RFN106).</summary>
    Unordered,

    /// <summary>Adds to the end of a file (RFN201).</summary>
    Append,

    /// <summary>Adds rows or documents (RFN202).</summary>
    Insert,

    /// <summary>Changes a stored value relative to itself (RFN203).</summary>
    Relative,

    /// <summary>Text that a database executes, or what executes it: the text decides what that does.</summary>
    Sql,

    /// <summary>Begins a transaction (RFN303).</summary>
    Transaction,

    /// <summary>Sends a request (RFN204).</summary>
    Request,

    /// <summary>Publishes a message or sends mail (RFN205).</summary>
    Publish,

    /// <summary>Starts or ends a process (RFN206).</summary>
    Process,

    /// <summary>Starts work that nothing awaits (RFN208).</summary>
    Detached,

    /// <summary>Changes the schema of a store (RFN209).</summary>
    Schema,

    /// <summary>Writes or replaces a file or an object of a store at its final place (RFN301).</summary>
    Write,

    /// <summary>Deletes or moves (RFN302).</summary>
    Delete,

    /// <summary>The result does not depend on the order of the sequence.</summary>
    OrderInsensitive,

    /// <summary>Puts a sequence in order.</summary>
    Ordering,

    /// <summary>Takes values in without a lasting effect: logs, metrics, delays, exceptions.</summary>
    Harmless,

    /// <summary>Gives a new collection or object with the same elements.</summary>
    Copies,

    /// <summary>Changes its receiver, an argument or a state of the process.</summary>
    Mutates,

    /// <summary>What Refrain hands to a task to write to or to read.</summary>
    Handed,

    /// <summary>Told by the user: running it again does no harm.</summary>
    Idempotent,
}
