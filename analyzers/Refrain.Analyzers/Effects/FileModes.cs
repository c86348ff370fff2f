namespace Refrain.Effects;

/// <summary>What opening a file does, by the arguments that say how.</summary>
internal static class FileModes
{
    /// <summary>The rule that the opened file is a matter of: RFN201 where it is appended to, RFN104 where it is read, else RFN301.</summary>
    /// <param name="mode">The values of those arguments, with what their names say as facts.</param>
    public static string RuleOf(Value mode)
    {
        var facts = new HashSet<string>(mode.All.Where(static mark => mark.Kind == MarkKind.Fact).Select(static mark => mark.Rule.Substring(mark.Rule.IndexOf('.') + 1)), StringComparer.Ordinal);
        if (facts.Contains("Append") || facts.Contains("true")) return EffectIds.Append;
        if (facts.Contains("Write") || facts.Contains("ReadWrite")) return EffectIds.WriteInPlace;
        return facts.Contains("Read") || facts.Contains("Open") ? EffectIds.OutsideRead : EffectIds.WriteInPlace;
    }
}
