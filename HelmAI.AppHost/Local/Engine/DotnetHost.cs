using System.Runtime.InteropServices;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>The <c>dotnet</c> command of the runtime that runs this program.</summary>
internal static class DotnetHost
{
    /// <summary>Its path: three folders above shared/Microsoft.NETCore.App/version.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
