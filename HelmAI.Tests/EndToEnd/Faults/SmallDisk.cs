using System.Diagnostics;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd.Faults;

/// <summary>A file system of a fixed size, in memory. Mounting one takes the rights of root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int megabytes) => Assert.True(TryRun("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=1777", "tmpfs", _folder.Path));

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? WhyMissing { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && CanMount() ? null : "A small file system takes the rights of root on Linux.";

    /// <summary>A folder on it.</summary>
    public TemporaryFolder Folder => _folder;

    private string Filler => _folder.File("filler");

    /// <summary>Takes all room but some.</summary>
    public void Fill(int megabytesLeft)
    {
        var free = new DriveInfo(_folder.Path).AvailableFreeSpace - (megabytesLeft * 1024L * 1024L);
        using var file = File.OpenWrite(Filler);
        var zeros = new byte[1024 * 1024];
        for (var written = 0L; written < free; written += zeros.Length)
        {
            file.Write(zeros);
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        // Lazily, since a process that is about to end may still use it.
        TryRun("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    private static bool CanMount()
    {
        using var folder = new TemporaryFolder();
        return TryRun("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path) && TryRun("umount", folder.Path);
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
