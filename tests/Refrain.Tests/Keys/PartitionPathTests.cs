using System.Text;
using Refrain.Keys;
using Refrain.Testing;

namespace Refrain.Tests.Keys;

public sealed class PartitionPathTests
{
    public static TheoryData<string> Awkward => new(
        "../../etc/passwd", "..", ".", "CON", "con", "NUL.txt", "a/b", "a\\b", "a", "A", "", " ", "x.", "x ", "a:b", "a*b?", "<>|\"", "\0", "\n", "😀", "é", "e\u0301", "İ", "~", "a=b,c=d", "%2F",
        new('x', 10_000), string.Concat(Enumerable.Repeat("😀", 500)), "\uD800");

    [Fact]
    public void Parameters_stand_in_ordinal_order_of_their_names()
    {
        var key = TaskKey.Parse("3f9a21c07b5e6d88" + new string('0', 48));
        Assert.Equal(
            "TopUsers/Count=10,Dataset=ldbc~3f9a21c07b5e6d88",
            PartitionPath.Of("App.TopUsers", [KeyValuePair.Create("Dataset", "ldbc"), KeyValuePair.Create("Count", "10")], key));
        Assert.Equal("TopUsers/~3f9a21c07b5e6d88", PartitionPath.Of("TopUsers", [], key));
    }

    [Fact]
    public void Of_a_task_it_shows_the_significant_parameters()
    {
        var task = new Plain(7, -1, "ldbc", new(2026, 11, 22), true);
        Assert.Equal($"Plain/Count=7,Day=2026-11-22,Exact=true,Limit=-1,Name=ldbc~{TaskKey.Of(task).ToString()[..16]}", PartitionPath.Of(task));
        Assert.DoesNotContain("BatchSize", PartitionPath.Of(Everything.Random(new(1))), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void A_parameter_stays_in_its_folder(string text)
    {
        using var store = new TempFolder();
        var path = PartitionPath.Of(new Plain(1, 2, text, default, true));
        AssertSafe(path);
        var full = Path.GetFullPath(Path.Combine(store.Path, path));
        Assert.Equal(Path.Combine(store.Path, "Plain"), Path.GetDirectoryName(full));
        Directory.CreateDirectory(full);
        Assert.True(Directory.Exists(Path.Combine(store.Path, path)));
        Assert.Single(Directory.GetDirectories(Path.Combine(store.Path, "Plain")));
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void A_task_name_stays_in_the_store(string text)
    {
        using var store = new TempFolder();
        var path = PartitionPath.Of(text, [], default);
        AssertSafe(path);
        Assert.Equal(store.Path, Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(store.Path, path)))));
    }

    [Fact]
    public void Each_keeps_to_its_own_folder_whatever_the_case()
    {
        var paths = ((IEnumerable<object[]>)Awkward).Select(row => PartitionPath.Of(new Plain(1, 2, (string)row[0], default, true))).ToList();
        Assert.Equal(paths.Count, paths.Select(path => path.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Many_parameters_are_cut()
    {
        var parameters = Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"Parameter{i}", new string('v', 100)));
        AssertSafe(PartitionPath.Of(new string('T', 500), parameters, default));
    }

    private static void AssertSafe(string path)
    {
        var names = path.Split('/');
        Assert.Equal(2, names.Length);
        Assert.True(Encoding.UTF8.GetByteCount(path) <= 200, path);
        Assert.All(names, name =>
        {
            Assert.Matches("^[A-Za-z0-9_.+@%=,~-]+$", name);
            Assert.False(name.StartsWith('.') || name.EndsWith('.'), name);
            Assert.DoesNotMatch(@"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", name);
        });
    }
}
