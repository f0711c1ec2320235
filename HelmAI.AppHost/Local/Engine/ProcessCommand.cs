namespace HelmAI.AppHost.Local.Engine;

/// <summary>A program to run and to stop again.</summary>
/// <param name="Program">Its path, or a name to be found on the PATH.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ProcessCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables on top of the AppHost's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The folder that it runs in.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The user that it runs as, or null for the AppHost's own.</summary>
    public string? User { get; init; }

    /// <summary>How it is asked to stop.</summary>
    public StopSignal StopSignal { get; init; } = StopSignal.Terminate;
}
