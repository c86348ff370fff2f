using System.Globalization;
using System.Text;

namespace CompileTime;

/// <summary>Makes the input: tasks of five parameters, ten a file, each of them but the first of a file requiring the one before it.</summary>
internal static class MadeSources
{
    /// <summary>The files' texts.</summary>
    public static IEnumerable<string> Files(int tasks, int files)
    {
        var perFile = tasks / files;
        for (var file = 0; file < files; file++)
        {
            var text = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Refrain;\n\n");
            text.Append(CultureInfo.InvariantCulture, $"namespace Made.Part{file};\n");
            for (var i = 0; i < perFile; i++)
                Append(text, file * perFile + i, requiresPrevious: i > 0);
            yield return text.ToString();
        }
    }

    /// <summary>What the generator of System.Text.Json is asked for with: the records of a file.</summary>
    public static string JsonContext(int file, int perFile)
    {
        var text = new StringBuilder();
        for (var i = 0; i < perFile; i++)
            text.Append(CultureInfo.InvariantCulture, $"[System.Text.Json.Serialization.JsonSerializable(typeof(Count{(file * perFile) + i}))]\n");
        return text.Append(CultureInfo.InvariantCulture, $"internal sealed partial class RecordsContext{file} : System.Text.Json.Serialization.JsonSerializerContext;\n").ToString();
    }

    private static void Append(StringBuilder text, int number, bool requiresPrevious)
    {
        text.Append(CultureInfo.InvariantCulture, $$"""

            /// <summary>Counts what task {{number}} counts.</summary>
            [Task{{(requiresPrevious ? $", Requires<Count{number - 1}>" : "")}}]
            public sealed partial record Count{{number}}(int Year, string Region, DateOnly Day, long Limit = 100, bool Exact = false)
            {
                public IEnumerable<long> Run({{(requiresPrevious ? $"IReadOnlyList<long> count{number - 1}" : "")}})
                {
                    for (var i = 0L; i < Limit; i++)
                    {
                        yield return {{(requiresPrevious ? $"count{number - 1}.Count + " : "")}}Year + Day.DayNumber + Region.Length + (Exact ? i : -i);
                    }
                }
            }

            """);
    }
}
