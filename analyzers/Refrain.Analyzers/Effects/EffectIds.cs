namespace Refrain.Effects;

/// <summary>The rules of what a task does, as the table of the design numbers them.</summary>
internal static class EffectIds
{
    public const string ImpureRequirement = "RFN014";
    public const string InsignificantReachesOutput = "RFN015";
    public const string Clock = "RFN101";
    public const string Random = "RFN102";
    public const string Environment = "RFN103";
    public const string OutsideRead = "RFN104";
    public const string MutableStatic = "RFN105";
    public const string Unordered = "RFN106";
    public const string Culture = "RFN107";
    public const string HashCode = "RFN108";
    public const string Append = "RFN201";
    public const string Insert = "RFN202";
    public const string RelativeUpdate = "RFN203";
    public const string Request = "RFN204";
    public const string Publish = "RFN205";
    public const string Process = "RFN206";
    public const string StaticWrite = "RFN207";
    public const string Detached = "RFN208";
    public const string Schema = "RFN209";
    public const string InputChanged = "RFN210";
    public const string WriteInPlace = "RFN301";
    public const string Delete = "RFN302";
    public const string NoTransaction = "RFN303";
    public const string Swallowed = "RFN304";
    public const string TokenNotPassed = "RFN305";
}
