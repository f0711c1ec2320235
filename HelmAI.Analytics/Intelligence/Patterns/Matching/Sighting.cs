namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>One of the times that an observation was made.</summary>
/// <param name="Observation">The observation's index.</param>
/// <param name="Number">Which of its times, from 0.</param>
internal readonly record struct Sighting(int Observation, int Number);
