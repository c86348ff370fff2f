namespace Refrain.Parquet;

/// <summary>What a column of a Parquet file holds.</summary>
public enum ParquetType
{
    /// <summary>A truth value: <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>16 bits: <see cref="short"/>.</summary>
    Int16,

    /// <summary>32 bits: <see cref="int"/>.</summary>
    Int32,

    /// <summary>64 bits: <see cref="long"/>.</summary>
    Int64,

    /// <summary>A floating-point number of 32 bits: <see cref="float"/>.</summary>
    Single,

    /// <summary>A floating-point number of 64 bits: <see cref="double"/>.</summary>
    Double,

    /// <summary>A decimal number, <c>DECIMAL(38, 18)</c> where it is written: <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>UTF-8 text: <see cref="string"/>.</summary>
    Text,

    /// <summary>Bytes: an array of <see cref="byte"/>.</summary>
    Bytes,

    /// <summary>A UUID: <see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary>A day: <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A time of day in whole microseconds: <see cref="TimeOnly"/>.</summary>
    Time,

    /// <summary>A day and time without a zone, in whole microseconds: <see cref="System.DateTime"/>.</summary>
    DateTime,

    /// <summary>A moment, in whole microseconds of UTC: <see cref="System.DateTimeOffset"/>.</summary>
    DateTimeOffset,
}
