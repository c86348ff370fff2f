using Refrain.Testing;

namespace Refrain.Tests.Testing;

/// <summary>The helper that guards every snapshot is guarded here: it fails on any difference and never accepts by itself.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Verified => _folder["T.M.verified.txt"];

    private string Received => _folder["T.M.received.txt"];

    [Fact]
    public void Equal_text_passes_and_removes_an_old_received_file()
    {
        File.WriteAllText(Verified, "a\nb\n");
        File.WriteAllText(Received, "old");
        Approval.VerifyFile("a\r\nb", Verified, accept: false, ci: false);
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void A_difference_fails_names_the_first_line_and_writes_the_received_file()
    {
        File.WriteAllText(Verified, "a\nb\nc\n");
        var failure = Assert.Throws<ApprovalException>(() => Approval.VerifyFile("a\nB\nc", Verified, accept: false, ci: false));
        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("verified: b", failure.Message, StringComparison.Ordinal);
        Assert.Contains("received: B", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a\nB\nc\n", File.ReadAllText(Received));
        Assert.Equal("a\nb\nc\n", File.ReadAllText(Verified));
    }

    [Fact]
    public void A_missing_snapshot_fails()
    {
        Assert.Throws<ApprovalException>(() => Approval.VerifyFile("a", Verified, accept: false, ci: false));
        Assert.False(File.Exists(Verified));
    }

    [Fact]
    public void Accepting_writes_the_snapshot_but_the_run_is_not_green()
    {
        Assert.Throws<ApprovalException>(() => Approval.VerifyFile("a", Verified, accept: true, ci: false));
        Assert.Equal("a\n", File.ReadAllText(Verified));
        Approval.VerifyFile("a", Verified, accept: false, ci: false);
    }

    [Fact]
    public void Nothing_is_accepted_in_CI()
    {
        File.WriteAllText(Verified, "a\n");
        Assert.Throws<ApprovalException>(() => Approval.VerifyFile("b", Verified, accept: true, ci: true));
        Assert.Equal("a\n", File.ReadAllText(Verified));
    }

    [Fact]
    public void A_longer_text_is_a_difference()
    {
        Assert.Contains("(end of text)", Approval.FirstDifference("a", "a\nb"), StringComparison.Ordinal);
        Assert.Contains("(end of text)", Approval.FirstDifference("a\nb", "a"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_for_CI_that_maps_paths_still_finds_the_test_file() =>
        Assert.Equal(RepositoryFolder.File("tests/X.cs"), RepositoryFolder.SourceFile("/_/tests/X.cs"));

    public void Dispose() => _folder.Dispose();
}
