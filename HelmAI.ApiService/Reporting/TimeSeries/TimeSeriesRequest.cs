namespace HelmAI.ApiService.Reporting.TimeSeries;

/// <summary>Which series are wanted.</summary>
/// <param name="Metric">Of what.</param>
/// <param name="Range">When.</param>
/// <param name="Step">The size of a step, as the caller wrote it.</param>
/// <param name="GroupBy">What is kept apart; <see langword="null"/> for nothing.</param>
internal sealed record TimeSeriesRequest(TimeSeriesMetric Metric, ReportRange Range, string Step, string? GroupBy);
