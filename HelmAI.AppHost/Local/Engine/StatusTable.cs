using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>The table of what runs, in which state, where, and how to reach it.</summary>
internal static class StatusTable
{
    /// <summary>Draws the table.</summary>
    /// <param name="workloads">What was started.</param>
    /// <param name="parameters">The values that were set.</param>
    /// <param name="states">The states of all.</param>
    /// <returns>Its lines.</returns>
    public static IEnumerable<string> Draw(
        IEnumerable<IWorkload> workloads, IEnumerable<ParameterResource> parameters, IReadOnlyList<ResourceEvent> states)
    {
        List<string[]> rows = [["resource", "state", "address", "reach it with"]];
        foreach (var workload in workloads)
        {
            var own = states.Where(state => state.Resource == workload.Resource).Select((state, replica) => (state, replica));
            rows.AddRange(own.Select(row =>
                new[] { row.state.ResourceId, StateOf(row.state), workload.AddressOf(row.replica), row.replica == 0 ? workload.Reach : "" }));
            rows.AddRange(workload.Parts.Select(part =>
                new[] { part.Name, StateOf(states.First(state => state.Resource == part)), workload.AddressOf(0), "" }));
        }

        rows.AddRange(parameters.Select(parameter => new[] { parameter.Name, "Set", "", parameter.ShellText.Replace("$(", "", StringComparison.Ordinal).TrimEnd(')') }));
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => Join(row, widths));
    }

    private static string StateOf(ResourceEvent state) =>
        state.Snapshot.HealthStatus == HealthStatus.Healthy ? "Healthy" : state.Snapshot.State.Text;

    private static string Join(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < row.Length; column++)
        {
            line.Append(row[column].PadRight(widths[column] + 2));
        }

        return line.ToString().TrimEnd();
    }
}
