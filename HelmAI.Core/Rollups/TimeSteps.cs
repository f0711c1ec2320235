namespace HelmAI.Core.Rollups;

/// <summary>A range of time cut into steps of whole quarters.</summary>
public sealed record TimeSteps
{
    /// <summary>Takes the steps.</summary>
    /// <param name="starts">The quarters that they begin with, rising; at least one.</param>
    /// <param name="end">The quarter after the last of them.</param>
    public TimeSteps(IReadOnlyList<int> starts, int end)
    {
        Starts = starts;
        End = end;
        Runs = ToRuns();
    }

    /// <summary>The quarters that the steps begin with, rising.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>The quarter after the last step.</summary>
    public int End { get; }

    /// <summary>The same as runs of equal steps: few, however many steps there are, since only days on which clocks change are of another length.</summary>
    public IReadOnlyList<StepRun> Runs { get; }

    /// <summary>The whole range as one step.</summary>
    /// <param name="start">Its first quarter.</param>
    /// <param name="end">The quarter after its last.</param>
    /// <returns>The step.</returns>
    public static TimeSteps Whole(int start, int end) => new([start], end);

    private List<StepRun> ToRuns()
    {
        var runs = new List<StepRun>();
        for (var i = 0; i < Starts.Count; i++)
        {
            var width = (i + 1 < Starts.Count ? Starts[i + 1] : End) - Starts[i];
            if (runs.Count == 0 || runs[^1].Width != width)
            {
                runs.Add(new(i, Starts[i], width));
            }
        }

        return runs;
    }
}
