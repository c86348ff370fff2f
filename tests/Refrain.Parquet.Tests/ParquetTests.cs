using System.Security.Cryptography;
using Parquet;
using Parquet.Schema;
using Refrain.Targets;
using Refrain.Testing;
using Everythings = Refrain.Generated.Refrain_Parquet_Tests_EverythingParquetRow;
using Notes = Refrain.Generated.Refrain_Parquet_Tests_NoteParquetRow;
using OctetColumns = Refrain.Generated.Refrain_Parquet_Tests_OctetParquetRow;

namespace Refrain.Parquet.Tests;

/// <summary>Files written and read by tasks, through the whole path: what comes back is what was written, or the value is refused.</summary>
public sealed class ParquetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2_000)]
    [InlineData(4, 70_000)]
    public async Task What_is_written_comes_back_in_the_store_and_at_a_place(int seed, int rows)
    {
        await using var pipeline = Open();
        var written = RandomRows.Of(seed, rows).ToList();
        var back = await pipeline.GetAsync(new Back(seed, rows));
        Assert.Equal(2 * rows, back.Count);
        for (var row = 0; row < back.Count; row++)
            AssertEqual(written[row % rows], back[row]);
        Assert.Equal(0, (await pipeline.RunAsync([new Back(seed, rows)])).Counts.Executed);
        Assert.True(File.Exists(_folder["files", "out", $"{seed}.parquet"]));
    }

    [Fact]
    public async Task The_same_rows_are_the_same_bytes()
    {
        var hashes = new List<string>();
        for (var store = 0; store < 2; store++)
        {
            await using var pipeline = Pipeline.Open(_folder[$"store-{store}"], new() { Targets = [new FolderTarget(_folder[$"files-{store}"])] });
            await pipeline.RunAsync([new Placed(5, 3_000)]);
            hashes.Add(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_folder[$"files-{store}", "out", "5.parquet"]))));
        }

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task Columns_are_found_by_name_and_widened_and_the_others_are_not_read()
    {
        await using var pipeline = Open();
        var written = RandomRows.Of(6, 500).Select(r => new Part(r.Whole, r.Text, r.Single, r.Small)).ToList();
        Assert.Equal([.. written, .. written], await pipeline.GetAsync(new Parts(6, 500)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_of_which_rows_are_missing_is_not_taken_though_the_task_goes_on(bool isAsync)
    {
        await using var pipeline = Open();
        var task = Assert.Single((await pipeline.RunAsync([new Careless(isAsync)])).Tasks);
        Assert.Equal(TaskState.Failed, task.State);
        Assert.Contains("may not be whole", task.Error!.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["files", $"careless-{isAsync}.parquet"]));
    }

    [Fact]
    public async Task Row_groups_are_bounded_by_rows_and_by_bytes()
    {
        await using (var pipeline = Open())
            await pipeline.RunAsync([new Placed(4, 70_000)]);
        await using var reader = await ParquetReader.CreateAsync(_folder["files", "out", "4.parquet"]);
        Assert.Equal(2, reader.RowGroupCount);
        Assert.Equal([65_536, 4_464], reader.RowGroups.Select(g => g.RowCount));

        await Write(new ParquetFile<Note, Notes>(Output("large.parquet")), Enumerable.Range(0, 5).Select(n => new Note(new string('x', 20_000_000), n)));
        await using var large = await ParquetReader.CreateAsync(_folder["large.parquet"]);
        Assert.Equal([4L, 1L], large.RowGroups.Select(g => g.RowCount));
    }

    [Theory]
    [InlineData("time")]
    [InlineData("clock")]
    [InlineData("moment")]
    [InlineData("number", "100000000000000000000")]
    [InlineData("number", "0.0000000000000000001")]
    [InlineData("text")]
    [InlineData("null text")]
    [InlineData("null row")]
    public async Task What_would_not_come_back_as_it_was_is_refused_with_row_and_column(string wrong, string number = "0")
    {
        var good = RandomRows.Of(7, 3).ToList();
        var bad = wrong switch
        {
            "time" => good[2] with { Time = new TimeOnly(1) },
            "clock" => good[2] with { Clock = new DateTime(1) },
            "moment" => good[2] with { Moment = new DateTimeOffset(1, TimeSpan.Zero) },
            "number" => good[2] with { Number = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture) },
            "text" => good[2] with { Text = "\ud800" },
            "null text" => good[2] with { Text = null! },
            _ => null!,
        };
        var e = await Assert.ThrowsAsync<ParquetException>(() => Write(new ParquetFile<Everything, Everythings>(Output("bad.parquet")), [good[0], good[1], bad]));
        Assert.StartsWith("Row 3, column '", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_others_say_what_does_not_fit()
    {
        var (whole, text, single, small) = (new DataField<int>("whole", true), new DataField("text", typeof(string), true), new DataField<float>("single"), new DataField<short>("small"));
        await Others("nulls", [whole, text, single, small], async group =>
        {
            await group.WriteAsync<int>(whole, new int?[] { 1, null });
            await group.WriteAsync(text, ["a", "b"]);
            await group.WriteAsync<float>(single, new float[] { 1, 2 });
            await group.WriteAsync<short>(small, new short[] { 1, 2 });
        });
        await SaysAsync("nulls", "row 2, column 'whole': it holds nothing");

        await Others("missing", [whole], group => group.WriteAsync<int>(whole, new int?[] { 1 }));
        await SaysAsync("missing", "has no column 'text': it has 'whole'");

        var wide = new DataField<ulong>("whole");
        await Others("wide", [wide], group => group.WriteAsync<ulong>(wide, new ulong[] { 1 }));
        await SaysAsync("wide", "holds UInt64, and the row's member is Int64");

        _folder.Write("text.parquet", "id,name\n1,a\n");
        await SaysAsync("text", "cannot be read as a Parquet file");

        var bytes = await File.ReadAllBytesAsync(_folder["nulls.parquet"]);
        foreach (var length in new[] { 0, 3, 11, bytes.Length / 2, bytes.Length - 1 })
        {
            _folder.Write($"cut-{length}.parquet", bytes[..length]);
            await SaysAsync($"cut-{length}", "cannot be read as a Parquet file");
        }
    }

    [Fact]
    public async Task A_number_that_the_member_cannot_hold_is_said_with_its_row()
    {
        var tiny = new DataField<short>("tiny");
        await Others("large", [tiny], group => group.WriteAsync<short>(tiny, new short[] { 1, 300 }));
        var rows = new ParquetSequence<Octet, OctetColumns>(() => File.OpenRead(_folder["large.parquet"]), "large", () => _folder.Path);
        var e = Assert.Throws<ParquetException>(() => rows.ToList<Octet>());
        Assert.StartsWith("large, row 2, column 'tiny': ", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Bytes changed at random end in the one exception that is promised, or in rows.</summary>
    [Fact]
    public async Task Damaged_files_end_in_the_documented_exception()
    {
        await Write(new ParquetFile<Note, Notes>(Output("good.parquet")), Enumerable.Range(0, 200).Select(n => new Note("note " + n, n)));
        var bytes = await File.ReadAllBytesAsync(_folder["good.parquet"]);
        var random = new Random(8);
        var refused = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var damaged = bytes.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next();
            using var scratch = new TempFolder();
            try
            {
                _ = new ParquetSequence<Note, Notes>(() => new MemoryStream(damaged), "damaged", () => scratch.Path).ToList<Note>();
            }
            catch (ParquetException)
            {
                refused++;
            }
        }

        Assert.True(refused > 30, $"{refused} of 300 were refused.");
    }

    private static void AssertEqual(Everything expected, Everything actual)
    {
        Assert.Equal(expected.Bytes, actual.Bytes);
        Assert.Equal(expected.OtherBytes, actual.OtherBytes);
        Assert.Equal(BitConverter.SingleToInt32Bits(expected.Single), BitConverter.SingleToInt32Bits(actual.Single));
        Assert.Equal(expected with { Bytes = actual.Bytes, OtherBytes = actual.OtherBytes }, actual);
    }

    private static async Task Write<TRow>(ParquetFile<TRow> file, IEnumerable<TRow> rows)
    {
        await Task.Yield();
        file.Write(rows);
    }

    private Pipeline Open() => Pipeline.Open(_folder["store"], new() { Targets = [new FolderTarget(_folder["files"])] });

    private OutputFile Output(string name) => new(() => _folder[name], () => File.Create(_folder[name]), isOwned: true, CancellationToken.None);

    private async Task Others(string name, DataField[] fields, Func<ParquetRowGroupWriter, Task> write)
    {
        await using var file = File.Create(_folder[name + ".parquet"]);
        await using var parquet = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file);
        using var group = parquet.CreateRowGroup();
        await write(group);
        group.CompleteValidate();
    }

    private async Task SaysAsync(string name, string what)
    {
        await using var pipeline = Pipeline.Open(_folder["store"]);
        var e = await Assert.ThrowsAsync<RunFailedException>(() => pipeline.GetAsync(new FromFile(_folder[name + ".parquet"])));
        Assert.Contains(what, e.ToString(), StringComparison.Ordinal);
        Assert.Contains(name + ".parquet", e.ToString(), StringComparison.Ordinal);
    }
}
