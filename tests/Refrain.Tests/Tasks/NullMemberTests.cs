using Refrain.Tests.Running;

namespace Refrain.Tests.Tasks;

/// <summary>Nulls in outputs that may have none: the task, the row and the member are named.</summary>
public sealed class NullMemberTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("Text", "row 2, counted from 1, member Text: A null reached a place of type string ")]
    [InlineData("First", "row 2, counted from 1, member First: A null reached a place of type string ")]
    [InlineData("Inner", "row 2, counted from 1, member Inner: A null reached a place of type Refrain.Tests.Tasks.Hole ")]
    [InlineData("Inner.Name", "row 2, counted from 1, member Inner.Name: A null reached a place of type string ")]
    [InlineData("Tags", "row 2, counted from 1, member Tags: A null reached a place of type ")]
    [InlineData("Tags[1]", "row 2, counted from 1, member Tags[1]: A null reached a place of type string ")]
    [InlineData("row", "row 2, counted from 1: A null reached a place of type Refrain.Tests.Tasks.Holed ")]
    public async Task In_a_row(string where, string message)
    {
        await FailsAsync(new HoledList(where), $"The output of HoledList(Where: {where}), {message}");
        await FailsAsync(new HoledRows(where), $"The output of HoledRows(Where: {where}), {message}");
        await FailsAsync(new HoledStream(where), $"The output of HoledStream(Where: {where}), {message}");
    }

    [Fact]
    public Task In_a_value() => FailsAsync(new HoledValue("Inner.Name"), "The output of HoledValue(Where: Inner.Name), member Inner.Name: A null reached a place of type string that is not nullable. Make the member nullable");

    private async Task FailsAsync(ITask task, string message)
    {
        var report = await _store.RunAsync(task);
        Assert.StartsWith(message, report.Tasks.Single().Error!.Message, StringComparison.Ordinal);
    }
}

/// <summary>Something in a row.</summary>
public sealed record Hole(string Name);

/// <summary>A row with nulls where none may be.</summary>
public sealed record Holed(string First, int Number, string? Note, Hole Inner, IReadOnlyList<string> Tags, string Text)
{
    /// <summary>Rows, of which the second has a null.</summary>
    public static List<Holed> Rows(string where) => [Row(""), where == "row" ? null! : Row(where), Row("")];

    /// <summary>One row.</summary>
    public static Holed Row(string where) => new(
        where == "First" ? null! : "f",
        1,
        null,
        where == "Inner" ? null! : new(where == "Inner.Name" ? null! : "n"),
        where == "Tags" ? null! : ["a", where == "Tags[1]" ? null! : "b"],
        where == "Text" ? null! : "t");
}

/// <summary>Makes them at once.</summary>
[Task]
internal sealed partial record HoledList(string Where)
{
    public IReadOnlyList<Holed> Run() => Holed.Rows(Where);
}

/// <summary>Makes them one by one.</summary>
[Task]
internal sealed partial record HoledRows(string Where)
{
    public IEnumerable<Holed> Run() => Holed.Rows(Where).Where(static _ => true);
}

/// <summary>Makes them one by one, asynchronously.</summary>
[Task]
internal sealed partial record HoledStream(string Where)
{
    public async IAsyncEnumerable<Holed> Run()
    {
        foreach (var row in Holed.Rows(Where))
        {
            await Task.Yield();
            yield return row;
        }
    }
}

/// <summary>Makes one value.</summary>
[Task]
internal sealed partial record HoledValue(string Where)
{
    public Holed Run() => Holed.Row(Where);
}
