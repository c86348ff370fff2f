using System.Text;
using Refrain.Tests.Running;

namespace Refrain.Tests.Tasks;

/// <summary>Messages find their task type whatever its name is.</summary>
public sealed class NameTableTests
{
    [Fact]
    public void Every_name_is_found_and_no_other()
    {
        string[] names = [.. Enumerable.Range(1, 40).Select(n => new string('n', n)), "App.A", "App.B", "Äpp.日本", "x", .. Enumerable.Range(0, 500).Select(n => $"App.Tasks.Task{n}")];
        var table = new NameTable([.. names.Select(n => new TaskDescriptor(new TaskDescription(n, ""), new TaskCode<Step>()))]);
        Assert.All(names, n => Assert.Equal(n, table.Find(Encoding.UTF8.GetBytes(n))?.Name));
        Assert.All(new[] { "", "y", "App.", "App.Tasks.Task500", "app.a" }, n => Assert.Null(table.Find(Encoding.UTF8.GetBytes(n))));
        Assert.Null(new NameTable([]).Find("x"u8));
    }
}
