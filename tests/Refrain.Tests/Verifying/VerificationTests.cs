using Refrain.Testing;
using Refrain.Tests.Running;

namespace Refrain.Tests.Verifying;

/// <summary>What depends on the surroundings is found, what does not is not, and where they part is shown.</summary>
[Collection(ProcessWide.Name)]
public sealed class VerificationTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly CultureScope _culture = new("en-US");

    public void Dispose()
    {
        _culture.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task What_depends_on_the_culture_differs()
    {
        var difference = await DifferenceOf(new Price());
        Assert.Equal(("$", "\"1234.5\"", "\"1234,5\""), (difference.Path, difference.Stored, difference.Again));
        Assert.Null(difference.Row);
    }

    [Theory]
    [InlineData("letter case")]
    [InlineData("year")]
    [InlineData("order")]
    [InlineData("minus")]
    [InlineData("thread")]
    public async Task Much_that_a_culture_can_change_is_seen(string what)
    {
        var culture = () => System.Globalization.CultureInfo.CurrentCulture;
        Func<string> make = what switch
        {
            "letter case" => () => "TITLE".ToLower(culture()),
            "year" => () => new DateTime(2026, 11, 28, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy", culture()),
            "order" => () => string.Concat(new[] { "z", "ı", "i", "h" }.Order(StringComparer.Create(culture(), ignoreCase: false))),
            "minus" => () => (-1).ToString(culture()),
            _ => () => OnThread(() => 1.5.ToString(culture())),
        };
        await DifferenceOf(new Step(what) { Body = (_, _) => new(make()) });
    }

    [Fact]
    public async Task What_depends_on_the_time_zone_differs()
    {
        await DifferenceOf(new Noon());
        Assert.NotNull((await VerifyAsync(new Noon())).TimeZone);
    }

    [Fact]
    public async Task What_requires_without_an_end_is_not_verified()
    {
        await using var pipeline = Pipeline.Open(_store.Store);
        var task = Assert.Single((await pipeline.VerifyAsync([new Unending("all")], new VerifyOptions { MaxTasks = 100 })).Tasks);
        Assert.Equal(VerifyState.NotVerified, task.State);
        Assert.Contains("Requirement 'Parts' of Unending(Name: all) gave 10000000 tasks in a row", task.Error!.Message, StringComparison.Ordinal);

        var deep = new Step("deep") { Needs = [new Step("one"), new Step("two"), new Step("three")] };
        Assert.Contains(
            "more than 3 tasks", Assert.Single((await pipeline.VerifyAsync([deep], new VerifyOptions { MaxTasks = 3 })).Tasks, static t => t.Error is not null).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_depends_on_the_working_folder_differs() => await DifferenceOf(new WorkingFolder());

    [Fact]
    public async Task What_depends_on_the_order_of_the_runs_differs()
    {
        Nth.Count = 0;
        ITask[] tasks = [new Nth("first"), new Nth("second")];
        await _store.RunAsync(tasks[0]);
        await _store.RunAsync(tasks[1]);
        Nth.Count = 0;
        Assert.Equal(["Nth(Name: first): Differs", "Nth(Name: second): Differs"], Lines(await VerifyAsync(tasks)));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(50_000, false)]
    [InlineData(50_000, true)]
    public async Task The_first_differing_row_is_shown(int count, bool lines)
    {
        var difference = await DifferenceOf(lines ? new TicketLines(count) : new Tickets(count));
        Assert.Equal((3, "$.Code"), (difference.Row, difference.Path));
        Assert.StartsWith("{\"Number\":3,\"Code\":\"", difference.Stored, StringComparison.Ordinal);
        Assert.StartsWith("{\"Number\":3,\"Code\":\"", difference.Again, StringComparison.Ordinal);
        Assert.NotEqual(difference.Stored, difference.Again);
        Assert.Equal(difference.StoredSize, difference.AgainSize);
        Assert.InRange(difference.Offset, 1, 200);
    }

    [Fact]
    public async Task A_difference_in_the_last_of_many_rows_is_found()
    {
        var run = 0;
        IEnumerable<Basket> Rows() => Enumerable.Range(1, 40_000).Select(n => new Basket(new string('x', 40), n == 40_000 ? [run] : [], Prices()));
        foreach (ITask task in new ITask[] { new MadeRows(), new MadeLines() })
        {
            run = 0;
            await RunAsync(Rows, task);
            run = 1;
            var difference = Only(await VerifyAsync(Rows, task)).Difference!;
            Assert.Equal((40_000, "$.Sizes[0]"), (difference.Row, difference.Path));
            Assert.InRange(difference.Offset, 1_500_000, difference.StoredSize);
        }
    }

    [Fact]
    public async Task A_row_that_one_side_does_not_have_is_shown_alone()
    {
        var count = 2;
        IEnumerable<Basket> Rows() => Enumerable.Range(1, count).Select(n => new Basket($"{n}", [], Prices()));
        foreach (ITask task in new ITask[] { new MadeRows(), new MadeLines() })
        {
            count = 2;
            await RunAsync(Rows, task);
            count = 1;
            var fewer = Only(await VerifyAsync(Rows, task)).Difference!;
            Assert.Equal((2, "{\"Name\":\"2\",\"Sizes\":[],\"Prices\":{}}", null), (fewer.Row, fewer.Stored, fewer.Again));
            count = 3;
            var more = Only(await VerifyAsync(Rows, task)).Difference!;
            Assert.Equal((3, null, "{\"Name\":\"3\",\"Sizes\":[],\"Prices\":{}}"), (more.Row, more.Stored, more.Again));
        }
    }

    [Fact]
    public async Task Where_a_value_differs_is_a_path()
    {
        foreach (ITask task in new ITask[] { new MadeValue(), new MadeLine() })
        {
            var basket = new Basket("n", [1, 2, 3], Prices(("a", 1.0m)));
            await RunAsync(() => basket, task);
            Assert.Equal(VerifyState.Same, Only(await VerifyAsync(() => basket, task)).State);
            Assert.Equal("$.Name", await PathAsync(basket with { Name = "m" }));
            Assert.Equal("$.Sizes[1]", await PathAsync(basket with { Sizes = [1, 5, 3] }));
            Assert.Equal("$.Sizes[3]", await PathAsync(basket with { Sizes = [1, 2, 3, 4] }));
            Assert.Equal("$.Prices.a", await PathAsync(basket with { Prices = Prices(("a", 1.00m)) }));

            async Task<string?> PathAsync(Basket other) => Only(await VerifyAsync(() => other, task)).Difference!.Path;
        }
    }

    [Fact]
    public async Task Of_a_file_the_bytes_around_the_difference_are_shown()
    {
        foreach (ITask task in new ITask[] { new MadeFile(), new MadeFileAtPath() })
        {
            await RunAsync(() => "one line\nand 12:00\n"u8.ToArray(), task);
            var text = Only(await VerifyAsync(() => "one line\nand 13:00\n"u8.ToArray(), task)).Difference!;
            Assert.Equal((14, 19, 19, "one line\nand 12:00\n", "one line\nand 13:00\n"), (text.Offset, text.StoredSize, text.AgainSize, text.Stored, text.Again));
            Assert.Equal((null, null), (text.Row, text.Path));
            var bytes = Only(await VerifyAsync(() => "one line\n\0"u8.ToArray(), task)).Difference!;
            Assert.Equal((9, "6f 6e 65 20 6c 69 6e 65 0a 00"), (bytes.Offset, bytes.Again));
        }
    }

    [Fact]
    public async Task What_depends_on_nothing_else_is_the_same_whatever_its_kind()
    {
        Basket basket = new("İ—1.5", [1, -2], Prices(("ı", -1.50m)));
        IEnumerable<Basket> Rows() => Enumerable.Range(1, 30_000).Select(n => basket with { Name = $"{n}" });
        var makers = new Makers(() => basket, (Func<IEnumerable<Basket>>)Rows, () => new byte[3_000_000]);
        ITask[] tasks = [new MadeValue(), new MadeRows(), new MadeLines(), new MadeLine(), new MadeFile(), new MadeFileAtPath()];
        await Open(makers).RunAsync(tasks);
        var told = new List<ITask>();
        var report = await Open(makers).VerifyAsync(tasks, new VerifyOptions { Workers = 3, Progress = t => told.Add(t.Task) });
        Assert.All(report.Tasks, t => Assert.Equal((VerifyState.Same, "", null), (t.State, t.Because, t.Difference)));
        Assert.True(report.IsSound);
        Assert.Equal(tasks, report.Tasks.Select(t => t.Task));
        Assert.Equal(tasks.Select(t => t.ToString()).Order(), told.Select(t => t.ToString()).Order());
    }

    [Fact]
    public async Task One_worker_goes_through_the_tasks_in_the_reverse_order()
    {
        Step[] steps = [.. Enumerable.Range(0, 9).Select(i => new Step($"s{i}"))];
        await _store.RunAsync(steps);
        var told = new List<ITask>();
        await Open(null).VerifyAsync(steps, new VerifyOptions { Workers = 1, Progress = t => told.Add(t.Task) });
        Assert.Equal(steps.Reverse(), told);
    }

    [Fact]
    public async Task Each_task_is_judged_by_itself()
    {
        var runs = 0;
        var chance = new Step("chance") { Body = (_, _) => new($"{++runs}") };
        var after = new Step("after") { Needs = [chance], Body = (t, _) => new($"after {t[0]}") };
        await _store.RunAsync(after);
        Assert.Equal(["chance: Differs", "after: Same"], Lines(await VerifyAsync(after)));
        Assert.Equal(["chance: UpToDate", "after: UpToDate"], StoreFixture.Lines(await _store.RunAsync(after)));
    }

    [Fact]
    public async Task What_throws_the_second_time_has_failed_and_the_others_go_on()
    {
        var runs = 0;
        var once = new Step("once") { Body = (_, _) => ++runs > 1 ? throw new InvalidDataException("not twice") : new("1") };
        var after = new Step("after") { Needs = [once] };
        var other = new Step("other");
        await _store.RunAsync(after, other);
        var report = await VerifyAsync(after, other);
        Assert.Equal(["once: Failed", "after: Same", "other: Same"], Lines(report));
        Assert.Equal("not twice", report.Tasks[0].Error!.Message);
        Assert.False(report.IsSound);
    }

    [Theory]
    [InlineData("First asks for WantsNot(Name: 1,5) instead of WantsNot(Name: 1.5)", "1.5", "a,b")]
    [InlineData("Second asks for WantsNot(Name: b) instead of WantsNot(Name: a)", "a", "a,b|b,a")]
    [InlineData("Second asks for WantsNot(Name: c) besides", "a", "a,b|a,b,c")]
    [InlineData("Second asks for no WantsNot(Name: b) any more", "a", "a,b|a,a")]
    [InlineData("", "a", "b,a,b|b,a")]
    public async Task What_requires_other_tasks_elsewhere_differs(string because, string first, string second)
    {
        Wants.Planned = () => [first == "1.5" ? 1.5.ToString(System.Globalization.CultureInfo.CurrentCulture) : first];
        var home = Environment.CurrentDirectory;
        Wants.Found = _ => second.Split('|')[Environment.CurrentDirectory == home ? 0 : ^1].Split(',');
        await _store.RunAsync(new Wants("w"));
        var wants = (await VerifyAsync(new Wants("w"))).Tasks[^1];
        Assert.Equal(because.Length == 0 ? (VerifyState.Same, "") : (VerifyState.Differs, $"its requirement {because}"), (wants.State, wants.Because));
        Assert.Null(wants.Difference);
    }

    private static IReadOnlyDictionary<string, decimal> Prices(params IEnumerable<(string, decimal)> prices) => prices.ToDictionary(p => p.Item1, p => p.Item2);

    private static string OnThread(Func<string> make)
    {
        var made = "";
        var thread = new Thread(() => made = make());

        // Without the flow of the task, so that the culture is the one that threads are given.
        thread.UnsafeStart();
        thread.Join();
        return made;
    }

    private static VerifiedTask Only(VerifyReport report) => Assert.Single(report.Tasks);

    private static IEnumerable<string> Lines(VerifyReport report) => report.Tasks.Select(t => $"{t.Task}: {t.State}");

    private async Task<OutputDifference> DifferenceOf(ITask task)
    {
        await _store.RunAsync(task);
        var verified = Only(await VerifyAsync(task));
        Assert.Equal((VerifyState.Differs, "", null), (verified.State, verified.Because, verified.Error));
        return verified.Difference!;
    }

    private Task<VerifyReport> VerifyAsync(params IEnumerable<ITask> tasks) => Open(null).VerifyAsync(tasks, new VerifyOptions { Workers = 1 });

    private Task<VerifyReport> VerifyAsync<T>(Func<T> make, ITask task) => Open(new Makers(make)).VerifyAsync([task]);

    private async Task RunAsync<T>(Func<T> make, ITask task)
    {
        var report = await Open(new Makers(make)).RunAsync([task], new RunOptions { Force = true });
        Assert.Equal(TaskState.Executed, Assert.Single(report.Tasks).State);
    }

    private Pipeline Open(IServiceProvider? services) => Pipeline.Open(_store.Store, new PipelineOptions { Services = services });
}
