namespace HelmAI.Core.Rollups;

/// <summary>Steps that follow each other and are equally long.</summary>
/// <param name="Step">The number of the first.</param>
/// <param name="Start">The quarter that it begins with.</param>
/// <param name="Width">How many quarters each has.</param>
public readonly record struct StepRun(int Step, int Start, int Width);
