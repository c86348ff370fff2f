namespace Refrain.Targets;

/// <summary>What a column of a table holds. The values are encoded as PostgreSQL sends them in binary.</summary>
public enum SqlType
{
    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>16 bits.</summary>
    Int16,

    /// <summary>32 bits.</summary>
    Int32,

    /// <summary>64 bits.</summary>
    Int64,

    /// <summary>A floating-point number of 32 bits.</summary>
    Single,

    /// <summary>A floating-point number of 64 bits.</summary>
    Double,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day, in whole microseconds.</summary>
    Time,

    /// <summary>A day and time without a zone, in whole microseconds.</summary>
    DateTime,

    /// <summary>A moment, in whole microseconds of UTC.</summary>
    DateTimeOffset,
}
