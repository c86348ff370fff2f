#pragma warning disable RFN014 // What codecs do of values that nobody gave is tested.
using Refrain.Keys;

namespace Refrain.Hosting.Tests.Shop;

/// <summary>Where something is sold.</summary>
[KeyCodec(typeof(RegionCodec))]
public sealed class Region(string code)
{
    /// <summary>What it is called.</summary>
    public string Code { get; } = code;
}

/// <summary>Does not do all that it must.</summary>
public sealed class RegionCodec : IKeyCodec<Region>
{
    public void Write(ref KeyWriter writer, Region value) => writer.Write(value.Code == "mute" ? throw new NotSupportedException("No key for this.") : value.Code);

    public Region Read(ref KeyReader reader) => new(reader.ReadString());

    public string Format(Region value) => value.Code == "blank" ? throw new NotSupportedException("No text for this.") : value.Code;

    public Region Parse(string text) => new(text);
}

/// <summary>What was sold in a region.</summary>
/// <param name="Region">The region.</param>
[Task]
public sealed partial record Sale(Region Region)
{
    /// <summary>Where it came from.</summary>
    public Region From { get; init; } = new(Default);

    /// <summary>What <see cref="From"/> is if it is not given.</summary>
    internal static string Default { get; set; } = "here";

    public string Run() => Region.Code;
}

/// <summary>Starts a sale.</summary>
[Task]
public sealed partial record Opening
{
    [Requires] public Sale Sale => new(new Region("mute"));

    public string Run(string sale) => sale;
}
