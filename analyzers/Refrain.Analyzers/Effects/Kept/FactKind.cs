namespace Refrain.Effects.Kept;

/// <summary>What a fact says of a member or type.</summary>
internal enum FactKind
{
    /// <summary>What a method, accessor or constructor does: a <see cref="MemberSummary"/>.</summary>
    Member,

    /// <summary>What a field or property starts with: a <see cref="MemberSummary"/>.</summary>
    Initialiser,

    /// <summary>What runs before a type is first used: a <see cref="MemberSummary"/>.</summary>
    Start,

    /// <summary>How a static is used: a <see cref="StaticUse"/>.</summary>
    Use,

    /// <summary>What is wrong with a task: its findings.</summary>
    Task,
}
