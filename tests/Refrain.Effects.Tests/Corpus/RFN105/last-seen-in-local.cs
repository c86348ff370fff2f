// The same with a local variable, in a local function that captures it.
public sealed record Transition(string From, string To);

[Task]
public sealed partial record Transitions(string File)
{
    [Requires] public FileSource States => new(File);

    public IEnumerable<Transition> Run(IEnumerable<string> states)
    {
        var last = "";
        return states.Select(Step).OfType<Transition>();

        Transition? Step(string state)
        {
            var from = last;
            last = state;
            return from == state ? null : new Transition(from, state);
        }
    }
}
