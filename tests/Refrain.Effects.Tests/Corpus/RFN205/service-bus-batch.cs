// A list of messages is sent at once, at each run once more.
using Azure.Messaging.ServiceBus;

[Task]
public sealed partial record Reminders(int Week)
{
    public IReadOnlyList<string> Run() => ["dentist", "car"];
}

[Task, Requires<Reminders>]
public sealed partial record RemindersSent(int Week)
{
    public async Task<int> Run(IReadOnlyList<string> reminders, [Service] ServiceBusSender sender, TaskContext context)
    {
        var messages = reminders.Select(text => new ServiceBusMessage(text) { Subject = $"week {Week}" }).ToList();
        await sender.SendMessagesAsync(messages, context.CancellationToken); // RFN205
        return messages.Count;
    }
}
