using System.Collections.Immutable;

namespace Refrain.Knowledge;

/// <summary>The settings that a line may have after its id.</summary>
internal static class ApiSettings
{
    /// <summary>The parameter that names the file, folder, object or key that is touched.</summary>
    public const string Path = "path";

    /// <summary>The parameter that names what is moved or copied from.</summary>
    public const string From = "from";

    /// <summary>The parameter that names what is moved or copied to.</summary>
    public const string To = "to";

    /// <summary>The parameter with the text that a database executes.</summary>
    public const string Sql = "sql";

    /// <summary>The parameter with the address, or with the request that has it.</summary>
    public const string Url = "url";

    /// <summary>The parameter with what is sent, written or inserted.</summary>
    public const string Body = "body";

    /// <summary>The parameter that says how a file is opened: a <c>FileMode</c>, <c>FileAccess</c>, <c>FileStreamOptions</c> or a flag that means append.</summary>
    public const string Mode = "mode";

    /// <summary>The parameter that has the verb of a request (an <c>HttpMethod</c> or a request), or the verb itself in capitals.</summary>
    public const string Verb = "verb";

    /// <summary>What is changed: a parameter, the receiver, or the process's own state.</summary>
    public const string Changes = "changes";

    /// <summary>The parameter with the format of a value: a round trip does not depend on the culture.</summary>
    public const string Format = "format";

    /// <summary>The line holds where a value is formatted whose text depends on the culture.</summary>
    public const string Formats = "formats";

    /// <summary>When the line does not hold: <see cref="Floating"/>.</summary>
    public const string Unless = "unless";

    /// <summary>The call executes the text of the command that is its receiver or that <see cref="Sql"/> gives.</summary>
    public const string Executes = "executes";

    /// <summary>Rows or documents come back into the task.</summary>
    public const string Rows = "rows";

    /// <summary>The line of a type also holds for the members of types that derive from it or implement it.</summary>
    public const string Derived = "derived";

    /// <summary>The line of a type is about enumerating its values: it is found by the type, not by its members.</summary>
    public const string Elements = "elements";

    /// <summary>What is written replaces what was there in one step, as an object of a store does: nobody sees half of it.</summary>
    public const string Atomic = "atomic";

    /// <summary>The line of a property holds for reading it only.</summary>
    public const string Get = "get";

    /// <summary>The line of a property holds for setting it only.</summary>
    public const string Set = "set";

    /// <summary>Takes an API out of a wider line of the same table.</summary>
    public const string None = "none";

    /// <summary>A value of a setting: the receiver.</summary>
    public const string This = "this";

    /// <summary>A value of <see cref="Changes"/>: state of the process.</summary>
    public const string Static = "static";

    /// <summary>A value of <see cref="Unless"/>: the elements are floating-point numbers.</summary>
    public const string Floating = "floating";

    /// <summary>Settings without a value.</summary>
    public static readonly ImmutableHashSet<string> Flags = Names(Executes, Rows, Derived, Elements, Atomic, Formats, Get, Set, None);

    /// <summary>Settings whose value is the name of a parameter, or <see cref="This"/>.</summary>
    public static readonly ImmutableHashSet<string> Parameters = Names(Path, From, To, Sql, Url, Body, Mode, Verb, Changes, Format);

    /// <summary>All settings, in ordinal order.</summary>
    public static readonly ImmutableArray<string> All = [.. Flags.Union(Parameters).Add(Unless).OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>Is the value a word of its own rather than a parameter's name?</summary>
    public static bool IsWord(string setting, string value) => setting switch
    {
        Changes => value is This or Static,
        Verb => value is "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or This,
        Unless => value == Floating,
        _ => value == This,
    };

    private static ImmutableHashSet<string> Names(params string[] names) => ImmutableHashSet.Create(StringComparer.Ordinal, names);
}
