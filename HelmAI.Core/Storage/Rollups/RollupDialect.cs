namespace HelmAI.Core.Storage.Rollups;

/// <summary>What <see cref="RollupRebuild"/> needs to know of a provider.</summary>
/// <param name="QuarterOf">Gives the expression for the quarter of a column that holds a time.</param>
/// <param name="Truncate">Gives the expression for the whole part of a number, 0 or more.</param>
internal sealed record RollupDialect(Func<string, string> QuarterOf, Func<string, string> Truncate);
