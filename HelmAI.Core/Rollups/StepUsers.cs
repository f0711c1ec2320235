namespace HelmAI.Core.Rollups;

/// <summary>How many different users were active in a step.</summary>
/// <param name="Step">The step's number.</param>
/// <param name="Users">How many.</param>
public sealed record StepUsers(int Step, long Users);
