// An array that came as an input is reversed where it lies.
[Task]
public sealed partial record Numbers(string Name)
{
    public int[] Run() => [.. Name.Select(c => (int)c)];
}

[Task]
public sealed partial record Backwards(string Name)
{
    [Requires] public Numbers Numbers => new(Name);

    public int Run(int[] numbers)
    {
        Array.Reverse(numbers); // RFN210
        return numbers[0];
    }
}
