namespace Refrain.Brokers;

/// <summary>What a <see cref="BrokerAddress"/> stands for.</summary>
public enum BrokerAddressKind
{
    /// <summary>A queue of tasks, from which any of the workers that know them takes. What kills a worker again and again ends among the dead letters of its driver.</summary>
    Tasks,

    /// <summary>A driver. The dead letters of its tasks come to it as well.</summary>
    Driver,

    /// <summary>A worker. To take from it is to hear what is said to all workers, too.</summary>
    Worker,

    /// <summary>Tasks that one worker should have rather than others. To take from it is all that can be done with it: what is sent to it is sent to <see cref="Tasks"/>.</summary>
    Near,

    /// <summary>All workers that are there.</summary>
    Workers,

    /// <summary>Where messages end that nobody can make use of, for people to look at; and the driver that they came from.</summary>
    DeadLetters,
}
