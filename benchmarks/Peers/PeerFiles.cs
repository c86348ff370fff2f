using System.Globalization;

namespace Peers;

/// <summary>
/// The graph as other tools want it, in the way their own pages show: tasks of those for Python are functions in the same program, those of the others a command of the shell. The
/// total is printed into <c>total</c>.
/// </summary>
internal static class PeerFiles
{
    // A command line has a limit, so what adds up reads the folder.
    private const string Sum = "cat items/* | awk '{ s += $$1 } END { print s }' > total";

    /// <summary>Writes the files for a tool.</summary>
    /// <returns>Whether the tool is known.</returns>
    public static bool TryWrite(string tool, int count)
    {
        Directory.CreateDirectory("items");
        switch (tool)
        {
            case "make":
                Write("Makefile", $"all: total\ntotal: {Items(count)}\n\t{Sum}\n{string.Concat(All(count, i => $"items/{i}:\n\t@echo {i} > items/{i}\n"))}");
                return true;
            case "ninja":
                Write("build.ninja", $"rule item\n  command = echo $n > $out\nrule sum\n  command = {Sum}\n{string.Concat(All(count, i => $"build items/{i}: item\n  n = {i}\n"))}build total: sum {Items(count)}\n");
                return true;
            case "doit":
                Write("dodo.py", $$"""
                    N = {{count}}

                    def write(n):
                        with open(f"items/{n}", "w") as f:
                            f.write(f"{n}\n")

                    def add():
                        with open("total", "w") as f:
                            f.write(f"{sum(int(open(f'items/{n}').read()) for n in range(N))}\n")

                    def task_item():
                        for n in range(N):
                            yield {"name": str(n), "actions": [(write, [n])], "targets": [f"items/{n}"]}

                    def task_total():
                        return {"actions": [add], "file_dep": [f"items/{n}" for n in range(N)], "targets": ["total"]}

                    """);
                return true;
            case "luigi":
                Write("graph.py", $$"""
                    import luigi

                    N = {{count}}

                    class Item(luigi.Task):
                        n = luigi.IntParameter()

                        def output(self):
                            return luigi.LocalTarget(f"items/{self.n}")

                        def run(self):
                            with self.output().open("w") as f:
                                f.write(f"{self.n}\n")

                    class Total(luigi.Task):
                        def requires(self):
                            return [Item(n=n) for n in range(N)]

                        def output(self):
                            return luigi.LocalTarget("total")

                        def run(self):
                            s = 0
                            for i in self.input():
                                with i.open() as f:
                                    s += int(f.read())
                            with self.output().open("w") as f:
                                f.write(f"{s}\n")

                    if __name__ == "__main__":
                        luigi.build([Total()], local_scheduler=True, workers=1, log_level="WARNING")

                    """);
                return true;
            case "dask":
                Write("graph.py", $$"""
                    import dask

                    N = {{count}}

                    @dask.delayed
                    def write(n):
                        with open(f"items/{n}", "w") as f:
                            f.write(f"{n}\n")
                        return f"items/{n}"

                    @dask.delayed
                    def add(paths):
                        with open("total", "w") as f:
                            f.write(f"{sum(int(open(p).read()) for p in paths)}\n")

                    if __name__ == "__main__":
                        add([write(n) for n in range(N)]).compute(scheduler="threads")

                    """);
                return true;
            case "snakemake":
                Write("Snakefile", $$"""
                    N = {{count}}

                    rule total:
                        input: expand("items/{n}", n=range(N))
                        output: "total"
                        run:
                            with open(output[0], "w") as f:
                                f.write(f"{sum(int(open(p).read()) for p in input)}\n")

                    rule item:
                        output: "items/{n}"
                        shell: "echo {wildcards.n} > {output}"

                    """);
                return true;
            default:
                return false;
        }
    }

    private static string Items(int count) => string.Join(' ', All(count, i => $"items/{i}"));

    private static IEnumerable<string> All(int count, Func<string, string> of) => Enumerable.Range(0, count).Select(i => of(i.ToString(CultureInfo.InvariantCulture)));

    private static void Write(string file, string text) => File.WriteAllText(file, text.ReplaceLineEndings("\n"));
}
