// The rows that fail are logged and left out; what remains is taken for the whole.
using Microsoft.Extensions.Logging;

public interface IRater
{
    int Rate(string review);
}

public sealed class LengthRater : IRater
{
    public int Rate(string review) => review.Length > 0 ? review.Length % 5 : throw new ArgumentException("The review is empty.", nameof(review));
}

[Task]
public sealed partial record Ratings(string File)
{
    [Requires] public FileSource Reviews => new(File);

    public IReadOnlyList<int> Run(IEnumerable<string> reviews, [Service] IRater rater, TaskContext context)
    {
        var ratings = new List<int>();
        foreach (var review in reviews)
        {
            try
            {
                ratings.Add(rater.Rate(review));
            }
            catch (Exception e) // RFN304
            {
                context.Logger.LogError(e, "A review could not be rated.");
            }
        }

        return ratings;
    }
}
