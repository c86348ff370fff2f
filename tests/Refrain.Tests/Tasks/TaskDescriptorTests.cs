namespace Refrain.Tests.Tasks;

/// <summary>There is one descriptor for each type of task, whoever asks first.</summary>
public sealed class TaskDescriptorTests
{
    [Fact]
    public void A_task_may_ask_for_it_while_it_is_made()
    {
        var descriptor = TaskDescriptor.Of<AsksItself>();
        Assert.Equal(("AsksItself(Number: 7)", "Number"), (AsksItself.Seven, Assert.Single(descriptor.Parameters).Name));
        Assert.Same(descriptor, TaskDescriptor.Of(new AsksItself(1)));
    }
}

/// <summary>A task whose static constructor, which runs when the type is first used, needs a task of the type.</summary>
[Task]
public sealed partial record AsksItself(int Number)
{
    /// <summary>The text of one.</summary>
    public static readonly string Seven;

    static AsksItself() => Seven = new AsksItself(7).ToString();

    /// <summary>Nothing that matters here.</summary>
    public int Run() => Number;
}
