namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>An observation as a group remembers it.</summary>
/// <param name="Ticks">When it happened, in ticks of UTC.</param>
/// <param name="Part">Which of the correlation's rules found it.</param>
/// <param name="Value">Its value: the bits of a number, or a digest of a text.</param>
internal readonly record struct Remembered(long Ticks, ushort Part, ulong Value);
