namespace Refrain.Stores;

/// <summary>Whose artifact one is, and where its blob goes if it needs one.</summary>
internal interface IArtifactPlace
{
    /// <summary>The task that makes it.</summary>
    TaskKey Key { get; }

    /// <summary>Makes the partition path, the folder of its blob.</summary>
    string MakePartition();
}
