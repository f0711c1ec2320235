namespace HelmAI.Core.Intelligence;

/// <summary>Something that can be seen in an event and named by an indicator, in its canonical form: equal things are equal observables.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Value">Its canonical form (<see cref="Observables"/>).</param>
public sealed record Observable(ObservableType Type, string Value);
