namespace Refrain.Knowledge;

/// <summary>How a property is used, where that is known.</summary>
internal enum ApiUse
{
    /// <summary>Not a property, or not known.</summary>
    Any,

    /// <summary>It is read.</summary>
    Get,

    /// <summary>It is set.</summary>
    Set,
}
