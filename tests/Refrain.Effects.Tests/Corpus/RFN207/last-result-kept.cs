// The last total is kept for the next task's difference, which so depends on the order of the tasks.
[Task]
public sealed partial record Growth(int Year, long Total)
{
    private static long s_previous;

    public long Run()
    {
        var growth = Total - s_previous; // RFN105
        s_previous = Total; // RFN207
        return growth;
    }
}
