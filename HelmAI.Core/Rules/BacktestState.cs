namespace HelmAI.Core.Rules;

/// <summary>Where a backtest stands.</summary>
public enum BacktestState
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Through with all events.</summary>
    Completed,

    /// <summary>Stopped because somebody asked.</summary>
    Cancelled,

    /// <summary>Broken off by a fault, or by the end of the process that ran it.</summary>
    Failed,
}
