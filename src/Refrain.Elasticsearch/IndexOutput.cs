using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>What <see cref="IndexAttribute"/> says, as generated code hands it over.</summary>
/// <param name="Name">The index, or the alias.</param>
/// <param name="IsWhole">Whether the task makes the whole index.</param>
/// <param name="Key">The members that tell rows apart.</param>
public sealed record IndexOutput(string Name, bool IsWhole, params string[] Key)
{
    /// <summary>What messages call it.</summary>
    internal string PlaceOf(TargetClaim claim, string target) => $"{claim.Task}, {(IsWhole ? "alias" : "index")} '{Name}' of Elasticsearch, the target '{target}'";
}
