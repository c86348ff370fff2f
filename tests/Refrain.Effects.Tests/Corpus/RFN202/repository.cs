// A generic repository hides the INSERT behind two interfaces; its implementation is the only one.
using Measurements.Storage;

namespace Measurements;

public sealed record Measurement(string Probe, long Microvolts);

[Task]
public sealed partial record Calibration(string Probe, long Offset)
{
    public long Run([Service] IRepository<Measurement> repository)
    {
        var measurement = new Measurement(Probe, Offset * 1000);
        repository.Save(measurement); // RFN202
        return measurement.Microvolts;
    }
}
//// File: Repository.cs
using Dapper;
using Microsoft.Data.Sqlite;

namespace Measurements.Storage;

public interface IRepository<in T>
{
    void Save(T item);
}

public abstract class SqliteRepository<T>(string file) : IRepository<T>
{
    protected abstract string InsertText { get; }

    public void Save(T item)
    {
        using var connection = new SqliteConnection("Data Source=" + file);
        connection.Execute(InsertText, item);
    }
}

public sealed class MeasurementRepository(string file) : SqliteRepository<Measurement>(file)
{
    protected override string InsertText => "insert into measurement (probe, microvolts) values (@Probe, @Microvolts)";
}
