using Refrain.Brokers;

namespace Refrain.Running;

/// <summary>Tasks as they are sent: several in one message where they are short, as what a message costs would be more than what they do.</summary>
/// <param name="Terms">The run that they are of.</param>
/// <param name="Queue">The queue that they are for, whichever they came by.</param>
/// <param name="Groups">The tasks; those of one group are run together.</param>
internal sealed record TaskParcel(RunTerms Terms, string Queue, IReadOnlyList<IReadOnlyList<TaskParcel.Item>> Groups)
{
    private const int MostTasks = 100_000;

    /// <summary>A task.</summary>
    /// <param name="Bytes">As <see cref="WorkerAssignment.Write"/> wrote it.</param>
    /// <param name="KnownRun">The run of the entry that its driver decided by; -1 if it knew of none.</param>
    /// <param name="KnownAttempt">The attempt of that.</param>
    /// <param name="Deaths">How often it was in the hands of a worker that ended.</param>
    /// <param name="Moves">How often a worker did not end it that should have had it rather than others: mostly it had no time for it.</param>
    public readonly record struct Item(byte[] Bytes, long KnownRun, int KnownAttempt, int Deaths, int Moves)
    {
        /// <summary>How many others it may be at work with.</summary>
        public int Holders => Deaths + Moves;
    }

    /// <summary>All its tasks.</summary>
    public IEnumerable<Item> Items => Groups.SelectMany(static g => g);

    /// <summary>What is told of it to whoever looks at the broker.</summary>
    public Dictionary<string, string> Headers
    {
        get
        {
            var headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["refrain-format"] = Envelope.Format.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["refrain-program"] = Terms.Program,
                ["refrain-run"] = Terms.Run.ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
            if (Terms.Trace.Length > 0)
                headers["traceparent"] = Terms.Trace;
            if (Terms.TraceState.Length > 0)
                headers["tracestate"] = Terms.TraceState;
            return headers;
        }
    }

    /// <summary>The message to whatever worker takes it, or rather to one that has at hand what its tasks read.</summary>
    public BrokerMessage ToMessage(string near = "") => new(new(BrokerAddressKind.Tasks, Queue, Terms.Driver, near), ToBytes(), Headers);

    /// <summary>The message that says why nobody can make use of it.</summary>
    public BrokerMessage Refused(string word, string reason)
    {
        var headers = Headers;
        headers[RefusalHeader] = reason;
        return new(new(BrokerAddressKind.DeadLetters, word, Terms.Driver), ToBytes(), headers);
    }

    /// <summary>The header that says why a message was refused.</summary>
    public const string RefusalHeader = "refrain-refused";

    /// <summary>The message by which a worker asks its driver whether they are to be blamed for the end of workers.</summary>
    public BrokerMessage ToQuestion() => new(new(BrokerAddressKind.Driver, Terms.Driver), ToBytes(EnvelopeKind.Suspects), Headers);

    public byte[] ToBytes(EnvelopeKind kind = EnvelopeKind.Tasks) => Envelope.Write(kind, w =>
    {
        Terms.Write(w);
        w.Write(Queue);
        w.Write7BitEncodedInt(Groups.Count);
        foreach (var group in Groups)
        {
            w.Write7BitEncodedInt(group.Count);
            foreach (var item in group)
            {
                w.WriteBytes(item.Bytes);
                w.Write(item.KnownRun);
                w.Write7BitEncodedInt(item.KnownAttempt);
                w.Write7BitEncodedInt(item.Deaths);
                w.Write7BitEncodedInt(item.Moves);
            }
        }
    });

    /// <exception cref="FrameException">It makes no sense.</exception>
    public static TaskParcel Read(BinaryReader reader)
    {
        try
        {
            var terms = RunTerms.Read(reader);
            var queue = reader.ReadString();
            if (!TaskQueues.IsName(queue))
                throw new FrameException("there is no such queue as the one that it is for");
            var groups = new List<IReadOnlyList<Item>>();
            for (var left = Count(reader); left > 0; left--)
            {
                var items = new List<Item>();
                for (var count = Count(reader); count > 0; count--)
                    items.Add(new(FrameText.ReadBytes(reader), reader.ReadInt64(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()));
                groups.Add(items);
            }

            return groups.Count > 0 && groups.TrueForAll(static g => g.Count > 0) ? new(terms, queue, groups) : throw new FrameException("there are no tasks in it");
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new FrameException("what is in it makes no sense", e);
        }
    }

    /// <summary>A parcel for each of its tasks, or for one.</summary>
    public TaskParcel Only(Item item) => this with { Groups = [[item]] };

    private static int Count(BinaryReader reader) => reader.Read7BitEncodedInt() is >= 0 and <= MostTasks and var count ? count : throw new FrameException("there are too many tasks in it");
}
