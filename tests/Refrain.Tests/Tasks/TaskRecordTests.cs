using System.Reflection;
using System.Runtime.CompilerServices;

namespace Refrain.Tests.Tasks;

/// <summary>What users know of records holds for tasks, whether they take the runtime's base or have one of their own.</summary>
public sealed class TaskRecordTests
{
    [Fact]
    public void A_task_takes_the_runtimes_base_unless_it_has_one_or_shows_itself() => Assert.Equal(
        [typeof(TaskRecord), typeof(Dated), typeof(object)], [typeof(Reading).BaseType, typeof(DatedReading).BaseType, typeof(LoudReading).BaseType]);

    [Fact]
    public void Records_stay_what_they_are()
    {
        var task = new Reading("Oslo", 2026) { Unit = "°C" };
        var (place, year) = task;
        Assert.Equal(("Oslo", 2026), (place, year));
        Assert.True(task is ("Oslo", > 2000) { Unit: "°C" });
        Assert.Equal("Reading(Place: Oslo, Year: 2026, Unit: °C)", task.ToString());
        Assert.Equal("Reading(Place: Oslo, Year: 2027, Unit: °C)", $"{task with { Year = 2027 }}");
        Assert.Equal("DatedReading(Place: Oslo, Year: 2026)", new DatedReading("Oslo", 2026).ToString());
        Assert.Equal("READING", new LoudReading("Oslo", 2026).ToString());
    }

    /// <summary>A copy is another task, whatever was known of the one that it was made of.</summary>
    [Fact]
    public void A_copy_has_a_key_of_its_own()
    {
        Check(new Reading("Oslo", 2026), task => task with { Year = 2027 }, task => task with { Year = 2026 });
        Check(new DatedReading("Oslo", 2026), task => task with { Year = 2027 }, task => task with { Year = 2026 });
        Check(new LoudReading("Oslo", 2026), task => task with { Year = 2027 }, task => task with { Year = 2026 });

        static void Check<T>(T task, Func<T, T> change, Func<T, T> back)
            where T : class, ITask
        {
            var key = task.Key;
            var copy = change(task);
            Assert.NotEqual(key, copy.Key);
            Assert.Equal(key, task.Key);
            Assert.Equal(key, back(copy).Key);
            Assert.Same(TaskDescriptor.Of(task), TaskDescriptor.Of(copy));
        }
    }

    [Fact]
    public void Tasks_of_two_types_are_never_equal()
    {
        TaskRecord reading = new Reading("Oslo", 2026), other = new OtherReading("Oslo", 2026);
        Assert.False(reading == other || reading.Equals(other) || other.Equals(reading) || reading.Equals((object)other));
        Assert.NotEqual(((ITask)reading).Key, ((ITask)other).Key);
        Assert.True(reading == new Reading("Oslo", 2026) && reading != null);
    }

    /// <summary>The type is known by what the encoding begins with, so by the time the key is.</summary>
    [Fact]
    public void A_task_knows_its_type_before_and_after_its_key()
    {
        Assert.Same(TaskDescriptor.Of<Reading>(), TaskDescriptor.Of(new Reading("Oslo", 2026)));
        ITask task = new Reading("Oslo", 2026);
        _ = task.Key;
        Assert.Same(TaskDescriptor.Of<Reading>(), TaskDescriptor.Of(task));
        Assert.Same(TaskDescriptor.Of<DatedReading>(), TaskDescriptor.Of(new DatedReading("Oslo", 2026)));
    }

    [Fact]
    public void Nothing_can_be_asked_of_what_nothing_was_generated_for()
    {
        Assert.Contains("is no generated task", Assert.Throws<ArgumentException>(() => ((ITask)new Bare()).Key).Message, StringComparison.Ordinal);
        Assert.Contains("is no generated task", Assert.Throws<ArgumentException>(() => TaskDescriptor.Of(new Foreign())).Message, StringComparison.Ordinal);
    }

    /// <summary>The sources of the runtime are compared as generated tasks are.</summary>
    [Fact]
    public void Sources_are_equal_when_their_keys_are()
    {
        Assert.Equal(new FileSource("a"), new FileSource("a"));
        Assert.NotEqual(new FileSource("a"), new FileSource("A"));
        Assert.NotEqual(new DirectorySource("a"), new DirectorySource("a", Recursive: true));
        Assert.NotEqual(new DirectorySource("a"), DirectorySource.WithContents(new DirectorySource("a")));
        Assert.Equal(new HttpSource("http://a").GetHashCode(), new HttpSource("http://a").GetHashCode());
        Assert.All([typeof(FileSource), typeof(DirectorySource), typeof(HttpSource)], type => Assert.True(IsTheCompilers(type)));
    }

    /// <summary>Whether the compiler made the record's equality.</summary>
    internal static bool IsTheCompilers(Type type) => type.GetMethod("Equals", [type])!.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    private sealed record Bare : TaskRecord;

    private sealed class Foreign : ITask
    {
        public TaskKey Key => default;
    }
}

/// <summary>A task as most are.</summary>
[Task]
public sealed partial record Reading(string Place, int Year)
{
    /// <summary>What it is in.</summary>
    public string Unit { get; init; } = "m";

    /// <summary>Nothing that matters here.</summary>
    public int Run() => Year;
}

/// <summary>The same parameters under another name.</summary>
[Task]
public sealed partial record OtherReading(string Place, int Year)
{
    /// <summary>What it is in.</summary>
    public string Unit { get; init; } = "m";

    /// <summary>Nothing that matters here.</summary>
    public int Run() => Year;
}

/// <summary>A base of a user's.</summary>
public abstract record Dated(int Year);

/// <summary>A task that has a base.</summary>
[Task]
public sealed partial record DatedReading(string Place, int Year) : Dated(Year)
{
    /// <summary>Nothing that matters here.</summary>
    public int Run() => Year;
}

/// <summary>A task that shows itself.</summary>
[Task]
public sealed partial record LoudReading(string Place, int Year)
{
    /// <summary>Nothing that matters here.</summary>
    public int Run() => Year;

    /// <inheritdoc/>
    public override string ToString() => "READING";
}
