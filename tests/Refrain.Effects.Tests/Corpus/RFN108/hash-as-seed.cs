// A seed made from a string's hash code is no seed: the shuffle differs in every process.
[Task]
public sealed partial record ShuffledQuestions(string File, string Student)
{
    [Requires] public FileSource Questions => new(File);

    public string[] Run(IReadOnlyList<string> questions)
    {
        var shuffled = questions.ToArray();
        new Random(Student.GetHashCode()).Shuffle(shuffled); // RFN108
        return shuffled;
    }
}
