// The temporary that is deleted is the one the task itself has made beside the target.
[Task]
public sealed partial record Merged(string Target, int Count)
{
    public int Run()
    {
        var temporary = Target + ".tmp";
        try
        {
            using (var writer = new StreamWriter(temporary) { NewLine = "\n" })
            {
                for (var i = 0; i < Count; i++)
                    writer.WriteLine(i);
            }

            File.Move(temporary, Target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return Count;
    }
}
