using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>An import that waits or runs in this process.</summary>
internal sealed class ImportJob
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IndicatorImport _import;

    /// <summary>Takes an import on.</summary>
    /// <param name="request">What is to be imported.</param>
    /// <param name="import">The job as it is stored.</param>
    public ImportJob(ImportRequest request, IndicatorImport import) => (Request, _import) = (request, import);

    /// <summary>What is to be imported.</summary>
    public ImportRequest Request { get; }

    /// <summary>How it stands.</summary>
    public IndicatorImport Import
    {
        get => Volatile.Read(ref _import);
        set => Volatile.Write(ref _import, value);
    }

    /// <summary>Ends when the import does.</summary>
    public Task Finished => _finished.Task;

    /// <summary>Says that it has ended.</summary>
    public void Finish() => _finished.TrySetResult();
}
