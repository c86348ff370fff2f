// Process.Start of the project's own process model starts nothing of the system.
public sealed class Process
{
    private readonly List<string> _steps = [];

    public static Process Start(string first)
    {
        var process = new Process();
        process._steps.Add(first);
        return process;
    }

    public Process Then(string step)
    {
        _steps.Add(step);
        return this;
    }

    public IReadOnlyList<string> Steps => _steps;
}

[Task]
public sealed partial record Workflow(string Product)
{
    public IReadOnlyList<string> Run() => Process.Start("cut " + Product).Then("weld").Then("paint").Steps;
}
