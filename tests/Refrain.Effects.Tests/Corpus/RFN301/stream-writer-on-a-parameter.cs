// new StreamWriter(path) truncates the published file before the first row is there.
[Task]
public sealed partial record Squares(int Count, string Target)
{
    public long Run()
    {
        long sum = 0;
        using (var writer = new StreamWriter(Target) { NewLine = "\n" }) // RFN301
        {
            for (long i = 1; i <= Count; i++)
            {
                writer.WriteLine(i * i);
                sum += i * i;
            }
        }

        return sum;
    }
}
