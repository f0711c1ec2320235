using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Analytics.Intelligence.Patterns.Live;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Patterns that ask for one value, and the observables that say the same.</summary>
internal static class SimplePattern
{
    /// <summary>Writes the pattern of an observable.</summary>
    /// <param name="observable">The observable.</param>
    /// <returns>The pattern.</returns>
    public static string Write(Observable observable)
    {
        if (observable.Type == ObservableType.IpPort && observable.Value.LastIndexOf(':') is > 0 and var colon)
        {
            return $"[network-traffic:dst_ref.value = {Quote(observable.Value[..colon].Trim('[', ']'))} AND network-traffic:dst_port = {observable.Value[(colon + 1)..]}]";
        }

        return $"[{ObservablePaths.WrittenOf(observable.Type)} = {Quote(observable.Value)}]";
    }

    /// <summary>Reads the observable of a pattern.</summary>
    /// <param name="expression">The pattern.</param>
    /// <returns>The observable; <see langword="null"/> where the pattern is anything but the question for one value that is looked up.</returns>
    public static Observable? Read(ObservationExpression expression) => NecessaryValues.Sufficient(expression) is [var only] ? only : null;

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
