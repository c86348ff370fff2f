// The days that are required are counted back in the zone of the machine.
[Task]
public sealed partial record RecentDays(int Days)
{
    [Requires]
    public IEnumerable<FileSource> Logs
    {
        get
        {
            var today = TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddDays(20_000), TimeZoneInfo.Local).Date; // RFN014
            for (var i = 0; i < Days; i++) yield return new FileSource($"logs/{today.AddDays(-i):yyyyMMdd}.log"); // RFN014
        }
    }

    public int Run(IReadOnlyList<byte[]> logs) => logs.Sum(log => log.Length);
}
