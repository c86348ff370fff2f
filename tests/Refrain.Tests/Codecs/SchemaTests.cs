using Refrain.Codecs;

namespace Refrain.Tests.Codecs;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("i64")]
    [InlineData("string?")]
    [InlineData("file")]
    [InlineData("list<list<i32?>?>")]
    [InlineData("map<string,set<guid>>")]
    [InlineData("tuple(i64,string)")]
    [InlineData("tuple(id:i64,name:string?)")]
    [InlineData("enum<i8>{}")]
    [InlineData("enum<u8>{Small=1,Big=200}?")]
    [InlineData("record{Größe:f64,_1:record{x:bytes}}")]
    public void ATextIsReadAsItIs(string text) => Assert.Equal(text, ArtifactSchema.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("int")]
    [InlineData("i64 ")]
    [InlineData(" i64")]
    [InlineData("i64??")]
    [InlineData("I64")]
    [InlineData("list<i64")]
    [InlineData("list<>")]
    [InlineData("list<i64,i64>")]
    [InlineData("map<i64>")]
    [InlineData("record{}")]
    [InlineData("record{A:i64,A:i64}")]
    [InlineData("record{A:i64,}")]
    [InlineData("tuple(a:i64,string)")]
    [InlineData("tuple(i64,a:string)")]
    [InlineData("enum<f64>{}")]
    [InlineData("enum<i128>{}")]
    [InlineData("enum<i8>{A=01}")]
    [InlineData("enum<i8>{A=2,B=1}")]
    [InlineData("enum<i8>{A=}")]
    [InlineData("list<file>")]
    [InlineData("file?")]
    public void AnythingElseIsRefused(string text) => Assert.Throws<ArtifactFormatException>(() => ArtifactSchema.Parse(text));

    [Fact]
    public void DeepNestingIsRefusedBeforeTheStackEnds() => Assert.Throws<ArtifactFormatException>(
        () => ArtifactSchema.Parse(string.Concat(Enumerable.Repeat("list<", 1_000_000))));

    [Fact]
    public void TheGeneratorSaysWhatTheRuntimeSays()
    {
        Assert.Equal("record{Number:i32,Text:string?}", Leaf());
        Assert.Equal("enum<u8>{Small=1,Big=200}", EnumCodec<Size>.Schema);
        Assert.Equal("enum<i64>{Least=-9223372036854775808,Zero=0,Most=9223372036854775807}", EnumCodec<Signed>.Schema);
        var scalars = ArtifactSchema.Parse(Outputs.Rows<ScalarRows, Scalars>().Schema);
        Assert.Equal(EnumCodec<Size>.Schema, Member(scalars, "Size"));
        Assert.Equal(EnumCodec<Signed>.Schema, Member(scalars, "Signed"));
        var nested = ArtifactSchema.Parse(Outputs.Rows<NestedRows, Nested>().Schema);
        Assert.Equal($"map<{EnumCodec<Size>.Schema},{Leaf()}?>", Member(nested, "ByEnum"));
        Assert.Equal("tuple(Id:i64,Name:string?)", Member(nested, "Named"));
        Assert.Equal("record{Name:string,Count:i32}", Member(nested, "Open"));
        Assert.Equal("record{Id:i64,Note:string?}", Member(nested, "Fields"));
        Assert.Equal(Member(nested, "FrozenSet"), FrozenSetCodec<Guid, GuidCodec>.Schema);
    }

    [Fact]
    public void TheHashIsOfTheText() => Assert.Equal(
        "1A91DEB3742283487D66C3B500F6EFFD7EF1170E6D4B4368FE9EC3C3F0354FDA", Convert.ToHexString(ArtifactSchema.Hash("i64")));

    private static string Leaf() => Member(ArtifactSchema.Parse(Outputs.Rows<NestedRows, Nested>().Schema), "Leaf").TrimEnd('?');

    private static string Member(ArtifactSchema schema, string name) => schema.Members.Single(member => member.Name == name).Schema.ToString();
}
