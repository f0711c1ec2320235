namespace HelmAI.Core.Rollups;

/// <summary>The risk of one step's events.</summary>
/// <param name="Step">The step's number.</param>
/// <param name="Events">How many events were processed.</param>
/// <param name="Mean">Their mean score, exact to a billionth.</param>
/// <param name="Median">The least bin of <see cref="RiskHistogram"/> with half of the events in it and those below; told by the score at which it begins.</param>
/// <param name="P95">The same for 95 of 100 events.</param>
/// <param name="Max">The greatest score, exact to a billionth.</param>
public sealed record RiskSum(int Step, long Events, double Mean, double Median, double P95, double Max);
