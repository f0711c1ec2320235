namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Which rules a field's values bring into play.</summary>
/// <param name="Field">The field's place in the program.</param>
/// <param name="Literals">The literals to look for; <see langword="null"/> where there are none.</param>
/// <param name="Rules">The rules that the field's mere presence brings into play.</param>
internal sealed record FieldTriggers(int Field, LiteralIndex? Literals, int[] Rules);
