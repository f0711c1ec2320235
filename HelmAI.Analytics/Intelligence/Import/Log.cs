using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>What imports of indicators log; event ids 2160 to 2179.</summary>
internal static partial class Log
{
    [LoggerMessage(2160, LogLevel.Information, "Import of {Source}: {State}, {Accepted} indicators stored, {Unchanged} unchanged, {Rejected} rejected, in {Milliseconds} ms")]
    public static partial void Imported(ILogger logger, string source, ImportState state, long accepted, long unchanged, long rejected, double milliseconds);

    [LoggerMessage(2161, LogLevel.Error, "Import {Id} failed; what it counted is stored")]
    public static partial void ImportFailed(ILogger logger, Exception exception, Guid id);

    [LoggerMessage(2162, LogLevel.Information, "{Count} imports that an earlier process left go on")]
    public static partial void Resumed(ILogger logger, int count);

    [LoggerMessage(2163, LogLevel.Warning, "How imports stand could not be stored; it is tried again")]
    public static partial void KeepFailed(ILogger logger, Exception exception);

    [LoggerMessage(2167, LogLevel.Warning, "Import {Id} is put off, since the database failed; it begins again within minutes")]
    public static partial void PutOff(ILogger logger, Guid id);

    [LoggerMessage(2164, LogLevel.Information, "Read {Path}: {Accepted} indicators stored, {Unchanged} unchanged, {Rejected} rejected")]
    public static partial void FileRead(ILogger logger, string path, long accepted, long unchanged, long rejected);

    [LoggerMessage(2165, LogLevel.Error, "{Path} could not be read to its end; what came before is stored")]
    public static partial void FileFailed(ILogger logger, Exception exception, string path);

    [LoggerMessage(2166, LogLevel.Warning, "{Path}: {Id} was not taken: {Reason}")]
    public static partial void FileRejected(ILogger logger, string path, string id, string reason);
}
