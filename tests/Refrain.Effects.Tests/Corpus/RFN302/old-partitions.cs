// Partitions that fell out of the window are deleted by name, one by one.
[Task]
public sealed partial record Retained(string Lake, DateOnly Day, int Days)
{
    public int Run()
    {
        var removed = 0;
        foreach (var day in Enumerable.Range(Days, 7).Select(back => Day.AddDays(-back)))
        {
            Drop(day);
            removed++;
        }

        return removed;

        void Drop(DateOnly day) => File.Delete(Path.Combine(Lake, $"{day:O}.parquet")); // RFN302
    }
}
