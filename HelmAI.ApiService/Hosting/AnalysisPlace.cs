namespace HelmAI.ApiService.Hosting;

/// <summary>Where events are analysed.</summary>
internal enum AnalysisPlace
{
    /// <summary>In this process.</summary>
    Embedded,

    /// <summary>By workers of their own, on the same database.</summary>
    External,
}
