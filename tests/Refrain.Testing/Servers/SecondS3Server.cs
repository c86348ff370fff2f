namespace Refrain.Testing.Servers;

/// <summary>
/// The second of the services that an S3 store is tested with: moto where it is installed, and otherwise <see cref="CephGateway"/> again. So nothing is skipped where
/// the real service is there and the imitation is not.
/// </summary>
public static class SecondS3Server
{
    /// <summary>The server that the tests of one process share.</summary>
    public static S3Server Shared => MotoServer.Missing is null ? MotoServer.Shared : CephGateway.Shared;

    /// <summary>Why there can be no server here; null where either is installed.</summary>
    public static string? Missing => MotoServer.Missing is null || CephGateway.Missing is null ? null : $"{MotoServer.Missing} {CephGateway.Missing}";
}
