#pragma warning disable IDE0130 // The namespaces are what is tested.
namespace Refrain.Hosting.Tests.Left
{
    /// <summary>One of two with a short name in common.</summary>
    [Task]
    public sealed partial record Twin
    {
        public string Run() => "left";
    }
}

namespace Refrain.Hosting.Tests.Right
{
    /// <summary>The other one.</summary>
    [Task]
    public sealed partial record Twin
    {
        public string Run() => "right";
    }
}
