namespace Refrain.Hosting.Tests.Shop;

/// <summary>A task with a default that a terminal would obey.</summary>
[Task]
public sealed partial record Coloured(string Colour = "\u001b[31mred\u202e")
{
    public string Run() => Colour;
}
