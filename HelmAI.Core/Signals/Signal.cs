namespace HelmAI.Core.Signals;

/// <summary>A hint that something happened. Signals may be lost, repeated or late: they save waiting, and nothing may depend on one.</summary>
public abstract record Signal;
