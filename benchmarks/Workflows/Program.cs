// How well Refrain schedules the workflows of a collection, in simulated time: its makespan against list scheduling by the longest path, and against what no schedule can beat.
//   Refrain.Workflows FOLDER
// FOLDER has workflows in WfCommons' JSON, in folders by family.
using System.Globalization;
using System.Text.Json;
using Workflows;

if (args is not [var folder])
{
    Console.Error.WriteLine("usage: Refrain.Workflows FOLDER   where FOLDER has workflows in WfCommons' JSON, in folders by family");
    return 2;
}

int[] workers = [2, 4, 8, 16, 32, 64];
var families = new SortedDictionary<string, Family>(StringComparer.Ordinal);
foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    Workflow workflow;
    try
    {
        workflow = WorkflowFile.Read(File.ReadAllText(file));
    }
    catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException)
    {
        Console.Error.WriteLine($"{Path.GetRelativePath(folder, file)} is left out: {e.Message}");
        continue;
    }

    if (workflow.Work <= 0)
    {
        Console.Error.WriteLine($"{Path.GetRelativePath(folder, file)} is left out: no times are recorded in it.");
        continue;
    }

    var name = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))!;
    if (!families.TryGetValue(name, out var family))
        families.Add(name, family = new());
    family.Add(workflow, workers);
}

Console.WriteLine("| family | workflows | tasks | workers | to list scheduling | worst | first run | to the bound |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
foreach (var (name, family) in families)
{
    for (var i = 0; i < workers.Length; i++)
    {
        var ratios = family.Ratios[i];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {family.Count} | {family.Tasks} | {workers[i]} | {ratios.Average(r => r.ToList):0.000} | {ratios.Max(r => r.ToList):0.000} | {ratios.Average(r => r.FirstToList):0.000} | {ratios.Average(r => r.ToBound):0.000} |"));
    }
}

var worst = families.Values.SelectMany(f => f.Ratios).SelectMany(r => r).Select(r => r.ToList).DefaultIfEmpty(0).Max();
Console.WriteLine();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{families.Values.Sum(f => f.Count)} workflows with {families.Values.Sum(f => f.Tasks)} tasks; at worst {worst:0.000} of list scheduling."));
return worst is > 0 and <= 1.05 ? 0 : 1;
