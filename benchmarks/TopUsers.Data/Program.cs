// The tools of the comparison, so that it needs nothing but bash and the SDK: makes the data, measures a run,
// compares the answers, prints the table.
using System.Globalization;
using Refrain.Benchmarks.Data;

switch (args)
{
    case ["make", var folder, .. var counts] when counts.Length <= 2:
        SyntheticNetwork.Write(folder, CountAt(0, 1_000_000), CountAt(1, 10_000_000));
        return 0;

        long CountAt(int index, long otherwise) =>
            index < counts.Length ? long.Parse(counts[index], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
    case ["measure", var name, var results, var answer, "--", var program, .. var arguments]:
        var (exitCode, measurement) = ChildProcess.Measure(name, answer, program, arguments);
        if (exitCode == 0)
            measurement.AppendTo(results);
        return exitCode;
    case ["same", var expected, .. var others]:
        return Answer.AllAgree(expected, others, Console.Error) ? 0 : 1;
    case ["table", var results]:
        ResultTable.Print(Measurement.ReadAll(results), Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: TopUsers.Data make FOLDER [POSTS [LIKES]]      writes posts.csv and likes.csv
                   TopUsers.Data measure NAME RESULTS ANSWER -- PROGRAM ARGUMENT...
                                                                  runs a program: its output to ANSWER, a line to RESULTS
                   TopUsers.Data same ANSWER ANSWER...            fails unless all hold the same ranking
                   TopUsers.Data table RESULTS                    prints the medians
            """);
        return 2;
}
