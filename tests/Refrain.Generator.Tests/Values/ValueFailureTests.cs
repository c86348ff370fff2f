using Microsoft.CodeAnalysis;
using Refrain.Reading;

namespace Refrain.Generator.Tests.Values;

/// <summary>Types that cannot be stored: the member at fault, and what to do instead.</summary>
public sealed class ValueFailureTests
{
    [Theory]
    [InlineData("object", "object can be anything: declare the type that it is")]
    [InlineData("nint", "the width of nint depends on the machine: use long or ulong")]
    [InlineData("Func<int>", "Func<int> is code, which cannot be stored: return data")]
    [InlineData("IDisposable", "IDisposable may be any of several types: declare the type that it is")]
    [InlineData("Shape", "Shape may be any of several types: declare the type that it is")]
    [InlineData("int[,]", "int[*,*] has several dimensions: use an array of arrays")]
    [InlineData("Queue<int>", "Queue<int> is a collection that cannot be made again: use an array, a list, a set or a dictionary of .NET")]
    [InlineData("System.IO.FileInfo", "FileInfo is no plain data that could be stored: use a built-in value, a record, struct or class of such, or a collection of .NET")]
    [InlineData("ATask", "ATask is a task: store its parameters as a record")]
    [InlineData("Missing", "Missing is unknown")]
    [InlineData("ValueTuple<int>", "ValueTuple<int> is a tuple of one: use the value itself")]
    [InlineData("Empty", "Empty has no members to store")]
    [InlineData("List<object>", "[]: object can be anything: declare the type that it is")]
    [InlineData("Dictionary<string, (int, nint[] B)>", "[].Value.B[]: the width of nint depends on the machine: use long or ulong")]
    [InlineData("HashSet<Uri>", "[]: the elements of a set are stored in order, and Uri has none that is the same everywhere: use numbers, text, dates, GUIDs or enums, or a list")]
    [InlineData("Dictionary<(int, int), int>", "[].Key: the keys of a dictionary are stored in order, and (int, int) has none that is the same everywhere: use numbers, text, dates, GUIDs or enums, or a list")]
    [InlineData("Outer", "Inner.Values[].What: object can be anything: declare the type that it is")]
    [InlineData("Tree", "Children[]: Tree holds itself, so a value may go on without end: store a list of rows that name their parent")]
    [InlineData("Growing<int>", "Next.Next", true)]
    [InlineData("Hidden.Secret", "Hidden.Secret is hidden from generated code: make it internal or public")]
    [InlineData("PrivateField", "_count: it holds data and is hidden from generated code: make it internal or public, or compute it")]
    [InlineData("PrivateSetter", "Count: it holds data that neither a constructor takes nor generated code can set: give it an init accessor")]
    [InlineData("GetOnly", "Count: it holds data that neither a constructor takes nor generated code can set: give it an init accessor")]
    [InlineData("NoConstructor", "NoConstructor has no constructor that generated code can call with its members by their names: make it a positional record, or give it a parameterless constructor")]
    public void TheMemberAtFaultIsNamed(string type, string expected, bool isBeginning = false)
    {
        Assert.False(Read(type, out _, out var failure));
        if (isBeginning)
            Assert.StartsWith(expected, failure, StringComparison.Ordinal);
        else
            Assert.Equal(expected, failure);
    }

    [Theory]
    [InlineData("Computed", "record{Count:i32}")]
    [InlineData("TwoConstructors", "record{A:i32,B:i32}")]
    [InlineData("Required", "record{A:i32}")]
    [InlineData("SetsRequired", "record{A:i32}")]
    [InlineData("Inherited", "record{B:i32,A:i32}")]
    [InlineData("DayOfWeek", "enum<i32>{Sunday=0,Monday=1,Tuesday=2,Wednesday=3,Thursday=4,Friday=5,Saturday=6}")]
    [InlineData("KeyValuePair<string, int?>", "record{Key:string,Value:i32?}")]
    [InlineData("string?[]?", "list<string?>?")]
    public void WhatCanBeStoredHasThisSchema(string type, string expected)
    {
        Assert.True(Read(type, out var schema, out var failure), failure);
        Assert.Equal(expected, schema);
    }

    private static bool Read(string type, out string? schema, out string? failure)
    {
        var compilation = Generated.Compile([$$"""
            using System.Diagnostics.CodeAnalysis;
            public abstract record Shape;
            public sealed record Empty;
            [Task] public sealed partial record ATask { public int Run() => 1; }
            public sealed record Outer(Middle Inner);
            public sealed record Middle(List<Last> Values);
            public sealed record Last(object What);
            public sealed record Tree(string Name, IReadOnlyList<Tree> Children);
            public sealed record Growing<T>(T Value, Growing<List<T>>? Next);
            public class Hidden { private protected sealed record Secret(int A); private protected Secret Field = null!; }
            public sealed class PrivateField { private int _count; public int Next() => ++_count; }
            public sealed class PrivateSetter { public int Count { get; private set; } }
            public sealed class GetOnly { public int Count { get; } }
            public sealed class NoConstructor { public NoConstructor(int other) => Count = other; public int Count { get; set; } }
            public sealed class Computed { public int Count { get; set; } public int Twice => 2 * Count; public int Five { get; } = 5; private static int s_all; private int Half => Count / 2; }
            public sealed class TwoConstructors { public TwoConstructors() { } public TwoConstructors(int a, int b) { A = a; B = b; } public int A { get; } public int B { get; } }
            public sealed class Required { public Required() { } public Required(int a) => A = a; public required int A { get; init; } }
            public sealed class SetsRequired { [SetsRequiredMembers] public SetsRequired(int a) => A = a; public required int A { get; init; } }
            public record Base { public int A { get; init; } }
            public sealed record Inherited(int B) : Base;
            public class Place : Hidden { {{(type.StartsWith("Hidden.", StringComparison.Ordinal) ? "private protected" : "public")}} {{type}} Value = default!; }
            """]);
        var field = (IFieldSymbol)compilation.GetTypeByMetadataName("Place")!.GetMembers("Value").Single();
        var isRead = ValueTypes.Read(field.Type, KnownSymbols.Of(compilation), out var part, out failure);
        schema = part?.Schema;
        return isRead;
    }
}
