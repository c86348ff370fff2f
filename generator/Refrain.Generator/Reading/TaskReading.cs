using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>What was read of one task or source.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="FullName">The type's full name without assembly.</param>
/// <param name="Location">What to mark of the task.</param>
/// <param name="Model">What is emitted; null where there are problems or the code is half-typed.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Edges">The task types that it requires.</param>
internal sealed record TaskReading(
    string Name,
    string FullName,
    Location Location,
    TaskModel? Model,
    ImmutableArray<Problem> Problems,
    ImmutableArray<TaskEdge> Edges);

/// <summary>A requirement as an edge between task types.</summary>
/// <param name="Requirement">The requirement's name.</param>
/// <param name="FullName">The required type's full name.</param>
/// <param name="Location">What to mark of the requirement.</param>
internal sealed record TaskEdge(string Requirement, string FullName, Location Location);
