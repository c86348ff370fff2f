// JSON by hand, with a number in the culture's format.
[Task]
public sealed partial record AmountJson(string Name, decimal Amount)
{
    public string Run() => "{\"name\":\"" + Name + "\",\"amount\":" + Amount + "}"; // RFN107
}
