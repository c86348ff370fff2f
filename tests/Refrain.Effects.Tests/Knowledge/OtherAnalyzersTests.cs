using Microsoft.CodeAnalysis;
using Refrain.Knowledge;

namespace Refrain.Effects.Tests.Knowledge;

/// <summary>
/// The tables know what the determinism analyzers for .NET flag: DURABLE0001–0006 of the Durable Task SDK, DFA0001–0009 of DtfDeterminismAnalyzer,
/// DE001 of AWS' durable execution. What they flag by a type (tasks, static fields, streams in memory) is a matter of the walk, not of the tables.
/// </summary>
public sealed class OtherAnalyzersTests
{
    [Theory]
    [InlineData(nameof(ApiEffect.Clock), "System.DateTime", "Now UtcNow Today")]
    [InlineData(nameof(ApiEffect.Clock), "System.DateTimeOffset", "Now UtcNow")]
    [InlineData(nameof(ApiEffect.Clock), "System.TimeProvider", "GetUtcNow GetLocalNow GetTimestamp")]
    [InlineData(nameof(ApiEffect.Clock), "System.Diagnostics.Stopwatch", "GetTimestamp Elapsed ElapsedMilliseconds ElapsedTicks")]
    [InlineData(nameof(ApiEffect.Clock), "System.Environment", "TickCount TickCount64")]
    [InlineData(nameof(ApiEffect.Random), "System.Guid", "NewGuid")]
    [InlineData(nameof(ApiEffect.Random), "System.Random", "Shared")]
    [InlineData(nameof(ApiEffect.Environment), "System.Environment", "GetEnvironmentVariable GetEnvironmentVariables ExpandEnvironmentVariables MachineName UserName UserDomainName OSVersion Version ProcessorCount CurrentDirectory SystemDirectory SystemPageSize WorkingSet Is64BitOperatingSystem Is64BitProcess GetFolderPath GetLogicalDrives")]
    [InlineData(nameof(ApiEffect.Environment), "System.Diagnostics.Process", "GetCurrentProcess GetProcesses GetProcessById GetProcessesByName")]
    [InlineData(nameof(ApiEffect.Environment), "System.AppDomain", "BaseDirectory DynamicDirectory RelativeSearchPath")]
    [InlineData(nameof(ApiEffect.Environment), "System.Reflection.Assembly", "GetEntryAssembly GetCallingAssembly Location CodeBase")]
    [InlineData(nameof(ApiEffect.Environment), "System.Runtime.InteropServices.RuntimeInformation", "FrameworkDescription OSArchitecture OSDescription ProcessArchitecture IsOSPlatform")]
    [InlineData(nameof(ApiEffect.Environment), "System.OperatingSystem", "IsWindows IsLinux IsMacOS IsAndroid IsBrowser IsFreeBSD IsIOS IsTvOS IsWasi IsWatchOS IsOSPlatform")]
    [InlineData(nameof(ApiEffect.Environment), "System.IO.Path", "GetTempPath")]
    [InlineData(nameof(ApiEffect.Random), "System.IO.Path", "GetTempFileName GetRandomFileName")]
    [InlineData(nameof(ApiEffect.Environment), "System.IO.Directory", "GetCurrentDirectory")]
    [InlineData(nameof(ApiEffect.Mutates), "System.IO.Directory", "SetCurrentDirectory")]
    [InlineData(nameof(ApiEffect.Mutates), "System.Environment", "SetEnvironmentVariable")]
    [InlineData(nameof(ApiEffect.OutsideRead), "System.IO.File", "ReadAllText ReadAllTextAsync ReadAllLines ReadAllLinesAsync ReadAllBytes ReadAllBytesAsync ReadLines OpenRead Copy")]
    [InlineData(nameof(ApiEffect.Write), "System.IO.File", "WriteAllText WriteAllTextAsync WriteAllLines WriteAllLinesAsync WriteAllBytes WriteAllBytesAsync OpenWrite Create Open Copy")]
    [InlineData(nameof(ApiEffect.Append), "System.IO.File", "AppendAllText AppendAllTextAsync AppendAllLines AppendAllLinesAsync")]
    [InlineData(nameof(ApiEffect.Delete), "System.IO.File", "Delete Move")]
    [InlineData(nameof(ApiEffect.OutsideRead), "System.IO.Directory", "GetFiles GetDirectories GetFileSystemEntries EnumerateFiles EnumerateDirectories")]
    [InlineData(nameof(ApiEffect.Delete), "System.IO.Directory", "Delete")]
    [InlineData(nameof(ApiEffect.OutsideRead), "System.Net.Http.HttpClient", "GetAsync GetStringAsync GetByteArrayAsync GetStreamAsync")]
    [InlineData(nameof(ApiEffect.Request), "System.Net.Http.HttpClient", "PostAsync PatchAsync SendAsync Send")]
    [InlineData(nameof(ApiEffect.OutsideRead), "System.Net.WebClient", "DownloadData DownloadString")]
    [InlineData(nameof(ApiEffect.Request), "System.Net.WebClient", "UploadData UploadString")]
    [InlineData(nameof(ApiEffect.OutsideRead), "System.Net.Sockets.Socket", "Receive ReceiveFrom Accept")]
    [InlineData(nameof(ApiEffect.Publish), "System.Net.Sockets.Socket", "Send SendTo")]
    [InlineData(nameof(ApiEffect.OutsideRead), "System.Console", "Read ReadKey ReadLine")]
    [InlineData(nameof(ApiEffect.Harmless), "System.Console", "Write WriteLine")]
    [InlineData(nameof(ApiEffect.Harmless), "System.Threading.Thread", "Sleep Join")]
    [InlineData(nameof(ApiEffect.Harmless), "System.Threading.Tasks.Task", "Delay")]
    [InlineData(nameof(ApiEffect.Harmless), "System.Threading.Monitor", "Enter Exit Pulse PulseAll Wait")]
    [InlineData(nameof(ApiEffect.Harmless), "System.Threading.WaitHandle", "WaitOne WaitAll SignalAndWait")]
    [InlineData(nameof(ApiEffect.Detached), "System.Threading.Thread", "Start")]
    [InlineData(nameof(ApiEffect.Detached), "System.Threading.ThreadPool", "QueueUserWorkItem")]
    [InlineData(nameof(ApiEffect.Detached), "System.Threading.Timer", ".ctor")]
    [InlineData(nameof(ApiEffect.Detached), "System.Threading.SynchronizationContext", "Post")]
    [InlineData(nameof(ApiEffect.Mutates), "System.Threading.Interlocked", "Add Increment Decrement Exchange CompareExchange")]
    [InlineData(nameof(ApiEffect.OutsideRead), "Microsoft.Win32.Registry", "GetValue")]
    [InlineData(nameof(ApiEffect.OutsideRead), "Microsoft.Win32.RegistryKey", "GetValue OpenSubKey")]
    [InlineData(nameof(ApiEffect.Process), "System.Diagnostics.Process", "Start")]
    [InlineData(nameof(ApiEffect.OutsideRead), "Azure.Storage.Blobs.BlobContainerClient", "GetBlobs GetBlobsAsync")]
    [InlineData(nameof(ApiEffect.Write), "Azure.Storage.Blobs.BlobClient", "Upload UploadAsync")]
    [InlineData(nameof(ApiEffect.Publish), "Azure.Storage.Queues.QueueClient", "SendMessage SendMessageAsync")]
    [InlineData(nameof(ApiEffect.OutsideRead), "Azure.Storage.Queues.QueueClient", "ReceiveMessage ReceiveMessagesAsync")]
    [InlineData(nameof(ApiEffect.OutsideRead), "Azure.Data.Tables.TableClient", "GetEntity GetEntityAsync Query QueryAsync")]
    [InlineData(nameof(ApiEffect.Insert), "Azure.Data.Tables.TableClient", "AddEntity AddEntityAsync")]
    [InlineData(nameof(ApiEffect.Insert), "Microsoft.Azure.Cosmos.Container", "CreateItemAsync")]
    [InlineData(nameof(ApiEffect.OutsideRead), "Microsoft.Azure.Cosmos.Container", "ReadItemAsync GetItemQueryIterator")]
    [InlineData(nameof(ApiEffect.Transaction), "Microsoft.Data.SqlClient.SqlConnection", "BeginTransaction")]
    [InlineData(nameof(ApiEffect.Sql), "Microsoft.Data.SqlClient.SqlCommand", "ExecuteNonQuery ExecuteReader ExecuteReaderAsync ExecuteScalar")]
    [InlineData(nameof(ApiEffect.OutsideRead), "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", "AnyAsync CountAsync FirstOrDefaultAsync SingleOrDefaultAsync ToListAsync")]
    [InlineData(nameof(ApiEffect.Insert), "Microsoft.EntityFrameworkCore.DbContext", "SaveChangesAsync")]
    public void The_tables_know_what_they_flag(string table, string type, string members)
    {
        var effect = Enum.Parse<ApiEffect>(table);
        var symbol = KnownReferences.Compilation.GetTypeByMetadataName(type);
        Assert.NotNull(symbol);
        var tables = ApiTables.Of(KnownReferences.Compilation, []);
        foreach (var name in members.Split(' '))
        {
            var found = symbol.GetMembers(name).Where(member => member.DeclaredAccessibility == Accessibility.Public).ToList();
            Assert.True(found.Count > 0, $"{type} has no {name}.");
            Assert.True(found.Exists(member => tables.Find(member).Any(entry => entry.Effect == effect)), $"{type}.{name} is not in the table '{ApiEffectNames.Of(effect)}'.");
        }
    }

    [Fact]
    public void A_generator_with_a_seed_is_not_random_and_one_without_is()
    {
        var constructors = KnownReferences.Compilation.GetTypeByMetadataName("System.Random")!.InstanceConstructors;
        var tables = ApiTables.Of(KnownReferences.Compilation, []);
        Assert.All(constructors, constructor => Assert.Equal(constructor.Parameters.IsEmpty, tables.Find(constructor).Any(entry => entry.Effect == ApiEffect.Random)));
    }
}
