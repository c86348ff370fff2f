namespace Refrain.Tests.Verifying;

/// <summary>A verification changes the culture, the time zone and the working folder of the process: these tests run when no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "Changes the process";
}
