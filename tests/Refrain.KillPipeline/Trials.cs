using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Refrain.KillPipeline;

/// <summary>Ends the process that it runs in, in the way that it is told, as often as a file does not yet say that it did.</summary>
[Task]
public sealed partial record Deadly(string Way, int Times)
{
    /// <summary>Dies, or does not any more.</summary>
    [Idempotent("The files count how often it died; they are no part of what is made.")]
    public string Run()
    {
        for (var time = 1; time <= Times; time++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"died-{Way}-{time}");
            if (File.Exists(path))
                continue;
            File.WriteAllText(path, "");
            Die();
        }

        return $"survived {Way}";
    }

    private void Die()
    {
        switch (Way)
        {
            case "exit":
                Environment.Exit(3);
                break;
            case "fail-fast":
                Environment.FailFast("on purpose");
                break;
            case "kill":
                Process.GetCurrentProcess().Kill();
                break;
            case "garbage":
                using (var output = Console.OpenStandardOutput())
                    output.Write("progress: 12 %\n"u8);
                break;
            case "stop":
                _ = raise(19);
                Thread.Sleep(100);
                break;
            case "abort":
                _ = raise(6);
                break;
            default:
                throw new ArgumentException($"There is no way '{Way}'.");
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int raise(int signal);
}

/// <summary>One that has a deadly one among many others beside it.</summary>
[Task]
public sealed partial record Danger(string Way, int Times, int Others)
{
    /// <summary>The deadly one.</summary>
    [Requires] public Deadly Deadly => new(Way, Times);

    /// <summary>The others.</summary>
    [Requires] public IEnumerable<Part> Parts => Enumerable.Range(0, Others).Select(n => new Part(n));

    /// <summary>Says how it went.</summary>
    public string Run(string deadly, IEnumerable<PartRow> parts) => string.Create(CultureInfo.InvariantCulture, $"{deadly}, beside {parts.Count()} rows");
}

/// <summary>Asks for parts while it runs, one after the other, and then for itself with one less.</summary>
[Task]
public sealed partial record Asking(int Depth, int Parts)
{
    /// <summary>Asks.</summary>
    public async Task<long> Run(TaskContext context)
    {
        var rows = 0L;
        for (var part = 0; part < Parts; part++)
            rows += (await context.RequireAsync(new Part(Depth * 100 + part))).Count();
        return Depth == 0 ? rows : rows + await context.RequireAsync(new Asking(Depth - 1, Parts));
    }
}

/// <summary>Says how it was run: prints to the console, which is no harm.</summary>
[Task]
public sealed partial record Talking(int Lines)
{
    /// <summary>Prints.</summary>
    public string Run()
    {
        for (var line = 0; line < Lines; line++)
            Console.WriteLine("This is not a result.");
        return "talked";
    }
}
