// Publish, Send and Notify are methods of an in-memory model; its subscribers are in the task.
public sealed class Hub
{
    private readonly List<Action<string>> _subscribers = [];

    public void Subscribe(Action<string> subscriber) => _subscribers.Add(subscriber);

    public void Publish(string message)
    {
        foreach (var subscriber in _subscribers)
            subscriber(message);
    }

    public void SendMail(string to) => Publish("mail for " + to);
}

[Task]
public sealed partial record Transcript(string First, string Second)
{
    public IReadOnlyList<string> Run()
    {
        var heard = new List<string>();
        var hub = new Hub();
        hub.Subscribe(heard.Add);
        hub.Publish(First);
        hub.SendMail(Second);
        return heard;
    }
}
