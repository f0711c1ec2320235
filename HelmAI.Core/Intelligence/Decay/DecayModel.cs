namespace HelmAI.Core.Intelligence.Decay;

/// <summary>
/// How confidence falls with time: score(t) = base × (1 − (t / lifetime)^(1 / speed)), the polynomial of MISP's decaying models
/// (S. Mokaddem, G. Wagener, A. Dulaunoy, A. Iklody, "Taxonomy driven indicator scoring in MISP threat intelligence platforms", 2018,
/// section 3). A speed above 1 falls at once and then slowly, one below 1 holds and then falls.
/// </summary>
/// <param name="Lifetime">After how long it is 0, more than zero.</param>
/// <param name="Speed">The decay speed, more than 0; 1 falls evenly.</param>
/// <param name="Threshold">Below which confidence an indicator is no longer looked for, from 0 to 100.</param>
/// <param name="DefaultConfidence">The base where a source gives none, from 0 to 100.</param>
public sealed record DecayModel(TimeSpan Lifetime, double Speed, int Threshold, int DefaultConfidence)
{
    /// <summary>When half of the base is left: lifetime × 0.5^speed.</summary>
    public TimeSpan HalfLife => Lifetime * Math.Pow(0.5, Speed);

    /// <summary>The confidence after some time.</summary>
    /// <param name="confidence">The base, from 0 to 100.</param>
    /// <param name="age">The time; less than zero counts as none.</param>
    /// <returns>From 0 to the base.</returns>
    public double Score(int confidence, TimeSpan age) =>
        age <= TimeSpan.Zero ? confidence
        : age >= Lifetime ? 0
        : confidence * (1 - Math.Pow(age / Lifetime, 1 / Speed));

    /// <summary>After how long the confidence falls below the threshold.</summary>
    /// <param name="confidence">The base, from 0 to 100.</param>
    /// <returns>The time, zero where it begins there; <see langword="null"/> for never, where the threshold is 0.</returns>
    public TimeSpan? Survival(int confidence) =>
        Threshold == 0 ? null
        : confidence < Threshold ? TimeSpan.Zero
        : Lifetime * Math.Pow(1 - ((double)Threshold / confidence), Speed);
}
