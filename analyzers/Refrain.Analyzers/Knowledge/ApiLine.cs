namespace Refrain.Knowledge;

/// <summary>A line of a table.</summary>
/// <param name="Pattern">The APIs it is about.</param>
/// <param name="Entry">What it says of them.</param>
/// <param name="IsNone">It takes the APIs out of wider lines of its table.</param>
/// <param name="OfAllTables">It takes them out of all tables: <c>none</c> of the user's file, whose entry has no meaning.</param>
internal sealed record ApiLine(ApiPattern Pattern, ApiEntry Entry, bool IsNone, bool OfAllTables)
{
    /// <summary>Is the line about the values of a type rather than about its members?</summary>
    public bool IsAboutElements => Pattern.Kind == 'T' && (Entry.Effect == ApiEffect.Unordered || Entry.Has(ApiSettings.Elements));

    /// <summary>Does the line hold for this use of a property? Others have no such limit.</summary>
    public bool HoldsFor(ApiUse use) => use switch
    {
        ApiUse.Get => !Entry.Has(ApiSettings.Set),
        ApiUse.Set => !Entry.Has(ApiSettings.Get),
        _ => true,
    };

    /// <summary>Which of two lines of one table is more exact: negative when this one is.</summary>
    public int CompareTo(ApiLine other)
    {
        var breadth = Pattern.Breadth.CompareTo(other.Pattern.Breadth);
        if (breadth == 0) breadth = other.Pattern.Id.Length.CompareTo(Pattern.Id.Length);

        // An effect beside a `none` of the same id is what the user puts in the place of the tables' lines.
        return breadth == 0 ? IsNone.CompareTo(other.IsNone) : breadth;
    }
}
