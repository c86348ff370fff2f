using Microsoft.CodeAnalysis;
using Refrain.Reading;

namespace Refrain.Generator.Tests.Keys;

/// <summary>Types that cannot be part of a key, and what is said of them (RFN004).</summary>
public sealed class KeyFailureTests
{
    [Theory]
    [InlineData("System.IO.Stream", "Stream is neither a built-in value")]
    [InlineData("ReadOnlyMemory<byte>", "name an IKeyCodec<ReadOnlyMemory<byte>> with [KeyCodec]")]
    [InlineData("Open", "A: it can change after the key was made: give it an init accessor, or make the struct readonly")]
    [InlineData("object", "object can be anything")]
    [InlineData("nint", "the width of nint depends on the machine")]
    [InlineData("List<int>", "List<int> can change after the key was made: use IReadOnlyList<T>")]
    [InlineData("IEnumerable<int>", "may give other values each time")]
    [InlineData("int[,]", "several dimensions")]
    [InlineData("(int, string)", "is a tuple")]
    [InlineData("Action", "is code")]
    [InlineData("IDisposable", "is an interface")]
    [InlineData("Chain", "Next: Chain holds itself")]
    [InlineData("Bad", "Inner.Items: List<int> can change")]
    [InlineData("IReadOnlyList<Bad>", "Inner.Items: List<int> can change")]
    [InlineData("Settable", "A: it can change after the key was made")]
    [InlineData("Field", "_a: a field holds data")]
    [InlineData("Hidden", "A: it is hidden from generated code")]
    [InlineData("Unset", "has no constructor that takes its members by their names")]
    [InlineData("Base", "Base is abstract")]
    [InlineData("[KeyCodec(typeof(string))] int", "which does not implement IKeyCodec<T>")]
    [InlineData("[KeyCodec(typeof(TextCodec))] int", "TextCodec is a codec of string, which int has nothing of")]
    [InlineData("Wrong", "names TextCodec, a codec of string")]
    public void The_member_and_the_reason_are_named(string parameter, string expected)
    {
        var compilation = Generated.Compile([$$"""
            using Refrain.Keys;
            namespace App;
            public sealed record Chain(int A, Chain? Next);
            public sealed record Inner(List<int> Items);
            public sealed record Bad(int A, Inner Inner);
            public sealed record Settable { public int A { get; set; } }
            public record struct Open(int A);
            public sealed record Field(int A) { private readonly int _a = A; public int Get() => _a; }
            public sealed record Hidden { private int A { get; init; } public int Get() => A; }
            public sealed record Unset { public Unset(string other) { A = other.Length; } public int A { get; } }
            public abstract record Base(int A);
            [KeyCodec(typeof(TextCodec))] public sealed record Wrong(int A);
            public sealed class TextCodec : IKeyCodec<string>
            {
                public void Write(ref KeyWriter writer, string value) => writer.Write(value);
                public string Read(ref KeyReader reader) => reader.ReadString();
                public string Format(string value) => value;
                public string Parse(string text) => text;
            }
            public sealed record Probe({{parameter}} P);
            """]);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.Id.StartsWith("CS15", StringComparison.Ordinal));
        var member = compilation.GetTypeByMetadataName("App.Probe")!.InstanceConstructors.Single(constructor => constructor.Parameters is [{ Name: "P" }]).Parameters[0];
        Assert.False(KeyTypes.Read(member.Type, member, KnownSymbols.Of(compilation), out var part, out var failure));
        Assert.Null(part);
        Assert.Contains(expected, failure, StringComparison.Ordinal);
        Assert.True(!expected.Contains(": ", StringComparison.Ordinal) || expected.StartsWith("List", StringComparison.Ordinal) || failure!.StartsWith("P.", StringComparison.Ordinal), failure);
    }

    [Fact]
    public void A_record_that_only_its_outer_type_sees_is_refused()
    {
        var compilation = Generated.Compile(["namespace App; public static class Holder { private sealed record Secret(int A); private sealed record Probe(Secret P, int Q); }"]);
        var member = compilation.GetTypeByMetadataName("App.Holder+Probe")!.InstanceConstructors.Single(constructor => constructor.Parameters.Length == 2).Parameters[0];
        Assert.False(KeyTypes.Read(member.Type, member, KnownSymbols.Of(compilation), out _, out var failure));
        Assert.Equal("Holder.Secret is hidden from generated code: make it internal or public", failure);
    }

    /// <summary>What the key would leave out and the record that is rebuilt would lack.</summary>
    [Theory]
    [InlineData("public record Probe(int A) { public int B; }")]
    [InlineData("public readonly record struct Probe(int A) { private readonly int B = A + 1; public int C => B; }")]
    [InlineData("public readonly struct Probe(int a) { public int A { get; } = a; public static bool operator ==(Probe x, Probe y) => true; public static bool operator !=(Probe x, Probe y) => false; public override bool Equals(object? o) => true; public override int GetHashCode() => 1; }")]
    public void What_another_assembly_has_is_no_record_that_shows_all_it_holds(string declaration)
    {
        using var image = new MemoryStream();
        Assert.True(Generated.Compile([declaration], "Library").Emit(image).Success);
        var compilation = Generated.Compile(["public sealed record Holder(Probe P);"], "Tests", MetadataReference.CreateFromImage(image.ToArray()));
        var member = compilation.GetTypeByMetadataName("Holder")!.InstanceConstructors.Single(constructor => constructor.Parameters is [{ Name: "P" }]).Parameters[0];
        Assert.False(KeyTypes.Read(member.Type, member, KnownSymbols.Of(compilation), out _, out var failure));
        Assert.Contains(declaration.Contains("record", StringComparison.Ordinal) ? "P.B: a field holds data" : "Probe is neither", failure, StringComparison.Ordinal);
    }
}
