// The required value holds a list and a dictionary, and both are changed.
public sealed class Survey
{
    public List<int> Answers { get; init; } = [];

    public Dictionary<string, int> Weights { get; init; } = [];
}

[Task]
public sealed partial record Answers(int Number)
{
    public Survey Run() => new() { Answers = [1, 2, Number], Weights = { ["a"] = 1 } };
}

[Task]
public sealed partial record Evaluated(int Number)
{
    [Requires] public Answers Survey => new(Number);

    public int Run(Survey survey)
    {
        survey.Answers.RemoveAll(answer => answer == 0); // RFN210
        survey.Weights["b"] = 2; // RFN210
        return survey.Answers.Sum() * survey.Weights.Count;
    }
}
