namespace Refrain.Targets;

/// <summary>Brings rows into a table, in the attempt's transaction. Disposing it before it is complete gives up; what was brought is rolled back with the transaction. Not thread-safe.</summary>
public abstract class SqlRowSink : IDisposable
{
    /// <summary>Takes whole rows, encoded as PostgreSQL's binary <c>COPY</c> has them (<see cref="SqlRowWriter"/>).</summary>
    /// <exception cref="System.Data.Common.DbException">The database refuses them.</exception>
    public abstract void Take(ReadOnlySpan<byte> rows);

    /// <summary>All rows have come.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refuses them.</exception>
    public abstract void Complete();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected abstract void Dispose(bool disposing);
}
